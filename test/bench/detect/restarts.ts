import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Act, BaselineDay, ScoredAct } from '@nightjar/core';
import { startPostgres } from '@nightjar/testkit';
import type { Company } from './company.ts';
import { templatesOf } from './days-of-many.ts';
import { fillRecord } from './record.ts';

export interface Restart {
  entities: number;
  values: number;
  /** What all their days take of memory. */
  bytes: number;
  /** The longest that collecting garbage held up the scoring, with all days in memory. */
  pauseMs: number;
  /** From all rows, in memory, to the first verdict: what is no longer done by a stage. */
  allSeconds: number;
  /** From the start of a process to the scores of its first batch, which it reads from the record; and its work. */
  restartSeconds: number;
  restartCpuSeconds: number;
}

const batchSize = 500;
const holdAllScript = fileURLToPath(new URL('hold-all.ts', import.meta.url));
const firstVerdictScript = fileURLToPath(new URL('first-verdict.ts', import.meta.url));

/** The first acts, done by entities among the many. */
function batchOf({ acts, packed }: Pick<Company, 'acts' | 'packed'>, entities: number): Act[] {
  const templates = templatesOf(packed);
  const places = new Map(templates.map((own, at) => [own[0]!.subject, at]));
  // From the middle, and not always the same one of those who are alike.
  const middle = Math.floor(entities / 2 / templates.length);
  return acts.slice(0, batchSize).map((act, at): Act => {
    const copy = (middle + (at % 7)) * templates.length + (places.get(act.subject ?? '') ?? 0);
    return act.subject === null ? act : { ...act, subject: `${act.subject}/${copy}` };
  });
}

/** Each number of entities is known by processes that know nothing else. */
export async function* restarts(
  company: Pick<Company, 'acts' | 'packed'>,
  entityCounts: readonly number[],
): AsyncGenerator<Restart> {
  const { acts, packed } = company;
  const folder = mkdtempSync(join(tmpdir(), 'nightjar-bench-detect-'));
  const postgres = await startPostgres();
  process.env.NIGHTJAR_TEST_POSTGRES_URL = postgres.superuserUrl;
  try {
    for (const entities of entityCounts) {
      const file = join(folder, 'company.json');
      writeFileSync(file, JSON.stringify({ acts, packed, batch: batchOf(company, entities) }));
      const { scored: expected, ...held } = holdAll(file, entities);
      const { scored, ...restarted } = await startAgain(file, { packed, entities });
      if (!isDeepStrictEqual(scored, expected))
        throw new Error('Read from the record, the first act is scored otherwise.');
      yield { ...held, ...restarted };
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}

function run<Told>(words: readonly string[]): Told {
  const out = execFileSync(process.execPath, words, { encoding: 'utf8' });
  return JSON.parse(out) as Told;
}

type Held = Omit<Restart, 'restartSeconds' | 'restartCpuSeconds'> & { scored: ScoredAct };

function holdAll(file: string, entities: number): Held {
  return run(['--expose-gc', '--max-old-space-size=6144', holdAllScript, file, String(entities)]);
}

async function startAgain(
  file: string,
  { packed, entities }: { packed: readonly BaselineDay[]; entities: number },
): Promise<Pick<Restart, 'restartSeconds' | 'restartCpuSeconds'> & { scored: ScoredAct }> {
  const fresh = await fillRecord(packed, entities);
  try {
    const { hostname: host, pathname, port } = new URL(fresh.url);
    const signingKey = Buffer.from(fresh.signingKey).toString('hex');
    const database = { host, port: Number(port), database: pathname.slice(1), signingKey };
    return run([firstVerdictScript, file, JSON.stringify(database)]);
  } finally {
    await fresh.drop();
  }
}
