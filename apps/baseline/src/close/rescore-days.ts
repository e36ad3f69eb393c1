import type { Bus } from '@nightjar/bus';
import {
  BaselineNeeds,
  baselineRange,
  dayOf,
  inCrowd,
  scoreAct,
  stableId,
  type Day,
  type ScoredAct,
} from '@nightjar/core';
import {
  inTenant,
  listBatchScores,
  listMarked,
  listReplacedEvents,
  packScores,
  saveBatchScores,
  unpackScores,
  type Database,
} from '@nightjar/db';
import { loadHitTest } from '@nightjar/models';
import { Usual } from '../score/usual.ts';
import { listBatchesOfDays } from './read-day.ts';

export interface Rescoring {
  db: Database;
  bus: Pick<Bus, 'publish'>;
  tenantId: string;
  /** Days whose events are scored again, both inclusive. */
  from: Day;
  to: Day;
}

/**
 * Scores again what stands on days that changed. Scores that matter to a model travel as a batch of their
 * own, whose id comes from what they say; the old scores stay until the evaluator has marked it, so that a
 * kill or a wiped bus makes the same batch again. Returns the batches that are not marked yet.
 */
export async function rescoreDays(rescoring: Rescoring): Promise<string[]> {
  const { from, to } = rescoring;
  const usual = new Usual({ from: baselineRange(from).from, to: baselineRange(to).to });
  const waiting: string[] = [];
  for (const batchId of await listBatchesOfDays(rescoring)) {
    const sent = await rescoreBatch(rescoring, batchId, usual);
    if (sent !== undefined) waiting.push(sent);
  }
  return waiting;
}

async function rescoreBatch(
  { db, bus, tenantId, from, to }: Rescoring,
  batchId: string,
  usual: Usual,
): Promise<string | undefined> {
  const { body, isReplaced } = await inTenant(db, tenantId, async (tx) => ({
    body: (await listBatchScores(tx, [batchId])).get(batchId),
    isReplaced: await listReplacedEvents(tx, [batchId]),
  }));
  if (body === undefined) return undefined;
  const { generation, acts } = await unpackScores(body);
  const before = acts.filter(({ id }) => !isReplaced(batchId, id));
  const isStanding = ({ time }: ScoredAct): boolean => dayOf(time) < from || dayOf(time) > to;
  const needs = new BaselineNeeds();
  for (const act of before) if (!isStanding(act)) needs.add(act);
  await inTenant(db, tenantId, (tx) => usual.read(tx, needs));
  const after = before.map((act) =>
    isStanding(act) ? act : scoreAct(act, usual.baseline, usual.memo),
  );
  if (after.every((act, at) => isSame(before[at]!, act))) return undefined;
  const telling = after.filter((act, at) => isTelling(before[at]!, act));
  const sent = await sendScores({ db, bus, tenantId, batchId, generation, telling });
  if (sent !== undefined) return sent;
  const packed = await packScores({ generation: generation + 1, acts: after });
  await inTenant(db, tenantId, (tx) => saveBatchScores(tx, batchId, packed));
  return undefined;
}

// As JSON, since the old one was read from it: what is undefined is not there.
const isSame = (before: ScoredAct, after: ScoredAct): boolean =>
  before === after || JSON.stringify(before) === JSON.stringify(after);

/** Whether a model may see the difference; an act that is nothing to it before and after does not. */
function isTelling(before: ScoredAct, after: ScoredAct): boolean {
  const isHit = (act: ScoredAct): boolean => loadHitTest().isHit(act, inCrowd);
  if (isHit(before) !== isHit(after) || before.rareSource !== after.rareSource) return true;
  return isHit(after) && !isSame(before, after);
}

/** The id of the batch while the evaluator has not handled it; publishing it again is harmless. */
async function sendScores(of: {
  db: Database;
  bus: Pick<Bus, 'publish'>;
  tenantId: string;
  batchId: string;
  generation: number;
  telling: readonly ScoredAct[];
}): Promise<string | undefined> {
  const { db, bus, tenantId, generation, telling } = of;
  if (telling.length === 0) return undefined;
  const id = stableId('rescored', of.batchId, String(generation), JSON.stringify(telling));
  const body = await packScores({ generation, acts: telling, ofBatchId: of.batchId });
  const isHandled = await inTenant(db, tenantId, async (tx) => {
    if ((await listMarked(tx, 'evaluator', [id])).has(id)) return true;
    await saveBatchScores(tx, id, body);
    return false;
  });
  if (isHandled) return undefined;
  await bus.publish('batchScored', tenantId, { batchId: id });
  return id;
}
