import { isDeepStrictEqual } from 'node:util';
import { isoDay, withoutCutOuts, type BaselineDay, type Day } from '@nightjar/core';
import {
  advanceStage,
  inTenant,
  listBaselineDays,
  listClosedDays,
  listCutOuts,
  listDirtyDays,
  lockStage,
  markDayClosed,
  markDaysDirty,
  removeOtherBaselineDays,
  saveBaselineDays,
  type Database,
  type TenantTx,
} from '@nightjar/db';
import { toCoreCutOut } from './cut-out-breaches.ts';
import { readDay } from './read-day.ts';

export interface Closing {
  db: Database;
  tenantId: string;
  day: Day;
  /** Epoch ms. */
  now: number;
  /** Scores that stood on the day as it is in the rows are right again, so that it need not stay dirty. */
  isRescored: boolean;
}

/**
 * `changed`: scores that stand on the day must be made again; it stays dirty until then. `busy`: batches
 * were scored meanwhile, try again.
 */
export type Closed = 'changed' | 'unchanged' | 'busy';

const rowsPerChunk = 500;
// An intake's transaction lives 5 s at most: what it said it stored before is there to be read.
const inFlightMs = 6_000;

/**
 * Makes the baseline of a day from its events without what was cut out; doing it twice is doing it once.
 * It reads without a lock, so each chunk is committed only if no batch was scored since the reading began.
 */
export async function closeDay(closing: Closing): Promise<Closed> {
  const { db, tenantId, day } = closing;
  let revision = await inTenant(db, tenantId, (tx) => lockStage(tx, 'baseline'));
  const shown = await readDay(closing);
  const built = await inTenant(db, tenantId, (tx) => cutOut(tx, day, shown));
  const stored = await inTenant(db, tenantId, (tx) => listStored(tx, day));
  const changed = built.filter((one) => !isDeepStrictEqual(stored.get(one.subject), one));
  const isChanged = changed.length > 0 || stored.size !== built.length;
  for (let at = 0; at < changed.length; at += rowsPerChunk) {
    const chunk = changed.slice(at, at + rowsPerChunk);
    const next = await inTenant(db, tenantId, (tx) => saveChunk(tx, { day, chunk, revision }));
    if (next === 'busy') return 'busy';
    revision = next;
  }
  const subjects = built.map(({ subject }) => subject);
  return inTenant(db, tenantId, (tx) => finish(tx, { ...closing, subjects, revision, isChanged }));
}

async function cutOut(tx: TenantTx, day: Day, shown: BaselineDay[]): Promise<BaselineDay[]> {
  const cutOuts = (await listCutOuts(tx, isoDay(day), isoDay(day))).map(toCoreCutOut);
  // Through JSON, as it will be read: what is undefined is not there.
  return shown.map((one) => JSON.parse(JSON.stringify(withoutCutOuts(one, cutOuts))));
}

async function listStored(tx: TenantTx, day: Day): Promise<Map<string, unknown>> {
  const rows = await listBaselineDays(tx, { from: isoDay(day), to: isoDay(day) });
  return new Map(rows.map(({ entity, packed }) => [entity, packed]));
}

async function saveChunk(
  tx: TenantTx,
  of: { day: Day; chunk: readonly BaselineDay[]; revision: number },
): Promise<number | 'busy'> {
  if ((await lockStage(tx, 'baseline')) !== of.revision) return 'busy';
  const day = isoDay(of.day);
  const rows = of.chunk.map((packed) => ({ entity: packed.subject, day, packed }));
  await saveBaselineDays(tx, rows);
  await markDaysDirty(tx, [day]);
  return advanceStage(tx, 'baseline');
}

async function finish(
  tx: TenantTx,
  of: Closing & { subjects: readonly string[]; revision: number; isChanged: boolean },
): Promise<Closed> {
  if ((await lockStage(tx, 'baseline')) !== of.revision) return 'busy';
  const day = isoDay(of.day);
  const wasDirty = (await listDirtyDays(tx)).includes(day);
  const wasClosed = (await listClosedDays(tx, day, day)).length > 0;
  await removeOtherBaselineDays(tx, day, of.subjects);
  await markDayClosed(tx, day, of.now - inFlightMs);
  const isSettled = !of.isChanged && (of.isRescored || !wasDirty);
  if (!isSettled) await markDaysDirty(tx, [day]);
  if (of.isChanged || !wasClosed) await advanceStage(tx, 'baseline');
  return isSettled ? 'unchanged' : 'changed';
}
