import {
  BaselineNeeds,
  baselineRange,
  dayOf,
  isoDay,
  scoreAct,
  timeOfEventId,
  type Act,
  type Day,
  type ScoredAct,
} from '@nightjar/core';
import {
  getBatch,
  listDaysClosedWithout,
  listReplacedEvents,
  markDaysDirty,
  packScores,
  saveBatchScores,
  type BlockEvent,
  type DeadLetter,
  type TenantTx,
} from '@nightjar/db';
import { deadLetterOf, sends, type StageBatch, type StageWork } from '@nightjar/service';
import type { BaselineCache } from './baseline-cache.ts';
import { actOfBlock, readBlock } from './read-block.ts';

/** Says of each event of the batch how unusual it was, from closed days alone. */
export async function scoreBatch(
  tx: TenantTx,
  batch: StageBatch<'batchStored'>,
  cache: BaselineCache,
): Promise<StageWork> {
  const { batchId, revision, message } = batch;
  const events = await readBlock(message.body ?? (await getBatch(tx, batchId)).body);
  const days = events.map(({ id }) => dayOf(timeOfEventId(id)));
  const from = baselineRange(Math.min(...days)).from;
  const { to } = baselineRange(Math.max(...days));
  const usual = await cache.usualFor(tx, { batchId, revision, from, to });
  const isReplaced = await listReplacedEvents(tx, [batchId]);
  const known = events.filter(({ id }) => !isReplaced(batchId, id));
  const needs = new BaselineNeeds();
  const refused: Refused[] = [];
  const read = await attemptEach(batch, known, { refused, run: (event) => readAct(event, needs) });
  await usual.read(tx, needs);
  const score = ({ act }: Read): ScoredAct => scoreAct(act, usual.baseline, usual.memo);
  const acts = await attemptEach(batch, read, { refused, run: score });
  await saveBatchScores(tx, batchId, await packScores({ generation: 0, acts }));
  await markLateDays(tx, batchId, new Set(days));
  const deadLetters = await buryEvents(tx, batchId, refused);
  return { deadLetters, publish: [sends('batchScored', { batchId })] };
}

type Refused = { event: BlockEvent; reason: string };
type Read = BlockEvent & { act: Act };

function readAct(event: BlockEvent, needs: BaselineNeeds): Read {
  const act = actOfBlock(event);
  needs.add(act);
  return { ...event, act };
}

async function attemptEach<In extends BlockEvent, Out>(
  batch: Pick<StageBatch, 'attempt'>,
  events: readonly In[],
  { refused, run }: { refused: Refused[]; run: (event: In) => Out },
): Promise<Out[]> {
  const values: Out[] = [];
  for (const event of events) {
    const done = await batch.attempt(event.id, () => run(event));
    if (done.ok) values.push(done.value);
    else refused.push({ event, reason: done.reason });
  }
  return values;
}

async function buryEvents(
  tx: TenantTx,
  batchId: string,
  refused: readonly Refused[],
): Promise<DeadLetter[]> {
  if (refused.length === 0) return [];
  const { storedAt: at } = await getBatch(tx, batchId);
  return refused.map(({ event, reason }) => {
    const source = event.ocsf.metadata?.log_version ?? 'unknown';
    return deadLetterOf({ source, reason, raw: JSON.stringify(event), batchId, at });
  });
}

/** Days that were closed without these events must be computed again. */
async function markLateDays(tx: TenantTx, batchId: string, days: ReadonlySet<Day>): Promise<void> {
  const late = await listDaysClosedWithout(tx, { days: [...days].map(isoDay), batchId });
  if (late.length > 0) await markDaysDirty(tx, late);
}
