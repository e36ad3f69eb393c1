import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSeed, publicKeyOf, type Stage } from '@nightjar/bus';

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
