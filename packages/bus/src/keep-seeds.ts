import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './catalog.ts';
import { newSeed, publicKeyOf } from './keys.ts';

const readSeed = (path: string): string | undefined => {
  try {
    const seed = readFileSync(path, 'utf8').trim();
    publicKeyOf(seed);
    return seed;
  } catch {
    return undefined;
  }
};

/** A private key per user, made once and kept in files only their owner can read. */
export const keepSeeds = (dir: string, users: readonly Stage[]): Partial<Record<Stage, string>> => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const seeds = users.map((stage) => {
    const path = join(dir, `${stage}.nk`);
    const seed = readSeed(path) ?? newSeed();
    writeFileSync(path, `${seed}\n`, { mode: 0o600 });
    return [stage, seed] as const;
  });
  return Object.fromEntries(seeds);
};

/** The public keys of seeds, for the server's configuration. */
export const publicKeysOf = (
  seeds: Partial<Record<Stage, string>>,
): Partial<Record<Stage, string>> =>
  Object.fromEntries(Object.entries(seeds).map(([stage, seed]) => [stage, publicKeyOf(seed)]));
