import type { Bus } from '@nightjar/bus';
import { getBatch, saveBatchScores, type Database, type TenantTx } from '@nightjar/db';
import { deadLetterOf } from '../dead-letter-of.ts';
import type { StageBatch } from '../handle-batch.ts';
import { sends } from '../publication.ts';
import { runStage, type StageWork } from '../run-stage.ts';

/** An event that a toy stage can take, throw at, or die of. */
export interface ToyEvent {
  id: string;
  does: 'add' | 'throw' | 'kill';
  amount: number;
}

function addUp({ does, amount }: ToyEvent): number {
  if (does === 'throw') throw new Error('a number that cannot be added');
  if (does === 'kill') process.kill(process.pid, 'SIGKILL');
  return amount;
}

/** Adds up the amounts of a batch's events; what it saves for a batch shows how often it was handled. */
export async function workToy(tx: TenantTx, batch: StageBatch<'batchStored'>): Promise<StageWork> {
  const { batchId } = batch;
  const events = JSON.parse(Buffer.from((await getBatch(tx, batchId)).body).toString());
  const deadLetters = [];
  let sum = 0;
  for (const event of events as ToyEvent[]) {
    const done = await batch.attempt(event.id, () => addUp(event));
    if (done.ok) sum += done.value;
    else
      deadLetters.push(
        deadLetterOf({ source: 'toy', reason: done.reason, raw: event.id, batchId, at: 0 }),
      );
  }
  await saveBatchScores(tx, batchId, Buffer.from(String(sum)));
  return { deadLetters, publish: [sends('batchScored', { batchId })] };
}

/** The toy stage in the place of the baseline engine. */
export const runToyStage = (of: { db: Database; bus: Bus }) =>
  runStage({ ...of, stage: 'baseline', consumes: 'batchStored', work: workToy });
