import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { demoMssps } from '@nightjar/scenarios';

/** The demo of one installation: made once, readable by its owner only. Holds secrets. */
export type DemoState = {
  /** Of every demo account. */
  password: string;
  /** By tenant slug. */
  pushTokens: Readonly<Record<string, string>>;
  /** Epoch ms: the end of the loaded history. */
  anchor: number;
  isLoaded: boolean;
  isAttacked: boolean;
};

const newSecret = (bytes: number): string => randomBytes(bytes).toString('base64url');
const slugs = demoMssps.flatMap(({ tenants }) => tenants.map(({ slug }) => slug));

/** Reads the state, or makes it with its history ending at `now` (epoch ms). */
export const readDemo = (path: string, now: number): DemoState => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DemoState;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  const pushTokens = Object.fromEntries(slugs.map((slug) => [slug, `njp_${newSecret(24)}`]));
  const made = { password: newSecret(9), pushTokens, anchor: now, isLoaded: false };
  return writeDemo(path, { ...made, isAttacked: false });
};

/** Keeps the state, whole or not at all. */
export const writeDemo = (path: string, state: DemoState): DemoState => {
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return state;
};
