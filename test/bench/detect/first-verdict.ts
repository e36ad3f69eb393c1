// `node first-verdict.ts <company> <database>`: a stage that was killed and is started again, up to its first batch.
import { readFileSync } from 'node:fs';
import {
  type Act,
  BaselineNeeds,
  baselineRange,
  dayOf,
  scoreAct,
  type ScoredAct,
} from '@nightjar/core';
import { inTenant, lockStage, openDatabase } from '@nightjar/db';
import { BaselineCache } from '../../../apps/baseline/src/score/baseline-cache.ts';
import { tenantId } from './record.ts';

const [file, database] = process.argv.slice(2) as [string, string];
const { batch } = JSON.parse(readFileSync(file, 'utf8')) as { batch: Act[] };
const { signingKey, ...connection } = JSON.parse(database) as {
  host: string;
  port: number;
  database: string;
  signingKey: string;
};
const db = openDatabase({
  role: 'baseline',
  connection,
  signingKey: Buffer.from(signingKey, 'hex'),
});

/** As `score-batch.ts` does, from the stage's lock to the batch's scores. */
const scored = await inTenant(db, tenantId, async (tx): Promise<ScoredAct[]> => {
  const revision = await lockStage(tx, 'baseline');
  const days = batch.map(({ time }) => dayOf(time));
  const { from } = baselineRange(Math.min(...days));
  const { to } = baselineRange(Math.max(...days));
  const asking = { batchId: batch[0]!.id, revision, from, to };
  const usual = await new BaselineCache().usualFor(tx, asking);
  const needs = new BaselineNeeds();
  for (const act of batch) needs.add(act);
  await usual.read(tx, needs);
  return batch.map((act) => scoreAct(act, usual.baseline, usual.memo));
});
// From the start of the process.
const restartSeconds = performance.now() / 1000;
const { user, system } = process.cpuUsage();
await db.close();
console.log(
  JSON.stringify({ restartSeconds, restartCpuSeconds: (user + system) / 1e6, scored: scored[0] }),
);
