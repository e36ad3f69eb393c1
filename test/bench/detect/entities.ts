import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BaselineDay, Feature } from '@nightjar/core';
import type { Company } from './company.ts';

/** Days of so many entities, made from a company's: each shows what one of its people or machines shows. */
export function* daysOfMany(
  packed: readonly BaselineDay[],
  entities: number,
): Generator<BaselineDay> {
  const known = [...Map.groupBy(packed, ({ subject }) => subject).values()];
  for (let at = 0; at < entities; at += 1) {
    const own = known[at % known.length]!;
    // Two days an entity: what grows with entities is to be seen, not what grows with days.
    for (const day of own.slice(-2)) yield { ...day, subject: `${day.subject}/${at}` };
  }
}

export function valuesIn(day: BaselineDay): number {
  return Object.keys(day.values).reduce(
    (sum, feature) => sum + (day.values[feature as Feature]?.length ?? 0),
    0,
  );
}

export interface Restart {
  entities: number;
  values: number;
  /** What the days take of memory. */
  bytes: number;
  /** From the first row to the first verdict, the verdict included. */
  seconds: number;
  firstVerdictSeconds: number;
  /** The longest that collecting garbage held up the scoring. */
  pauseMs: number;
}

const script = fileURLToPath(new URL('restart.ts', import.meta.url));

/** Each number of entities is known by a process that knows nothing else. */
export function* restarts(
  { acts, packed }: Pick<Company, 'acts' | 'packed'>,
  entityCounts: readonly number[],
): Generator<Restart> {
  const folder = mkdtempSync(join(tmpdir(), 'nightjar-bench-detect-'));
  try {
    const file = join(folder, 'company.json');
    writeFileSync(file, JSON.stringify({ acts, packed }));
    for (const entities of entityCounts) {
      const words = ['--expose-gc', '--max-old-space-size=6144', script, file, String(entities)];
      const out = execFileSync(process.execPath, words, { encoding: 'utf8' });
      yield JSON.parse(out) as Restart;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
