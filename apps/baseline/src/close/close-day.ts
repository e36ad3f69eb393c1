import { isDeepStrictEqual } from 'node:util';
import { isoDay, withoutCutOuts, type BaselineDay, type Day } from '@nightjar/core';
import {
  advanceStage,
  inTenant,
  listBaselineDays,
  listClosedDays,
  listCutOuts,
  listDirtyDays,
  listEntitiesOfDay,
  lockStage,
  markDayClosed,
  markDaysDirty,
  type Database,
  type TenantTx,
} from '@nightjar/db';
import { toCoreCutOut } from './cut-out-breaches.ts';
import { readDay } from './read-day.ts';
import { replaceDays } from './replace-days.ts';

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

// Of each entity all days around are read with it, in a transaction of 5 s.
const entitiesPerChunk = 100;
// Of each only this day.
const comparedPerChunk = 1_000;
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
  const changed = await listChanged(closing, built);
  const subjects = new Set(built.map(({ subject }) => subject));
  const stored = await inTenant(db, tenantId, (tx) => listEntitiesOfDay(tx, isoDay(day)));
  const gone = stored.filter((subject) => !subjects.has(subject));
  const isChanged = changed.length + gone.length > 0;
  for (const chunk of chunksOf(changed, gone)) {
    const next = await inTenant(db, tenantId, (tx) => saveChunk(tx, { day, ...chunk, revision }));
    if (next === 'busy') return 'busy';
    revision = next;
  }
  return inTenant(db, tenantId, (tx) => finish(tx, { ...closing, revision, isChanged }));
}

interface Chunk {
  put: readonly BaselineDay[];
  gone: readonly string[];
}

function* chunksOf(changed: readonly BaselineDay[], gone: readonly string[]): Generator<Chunk> {
  const size = entitiesPerChunk;
  for (let at = 0; at < changed.length; at += size)
    yield { put: changed.slice(at, at + size), gone: [] };
  for (let at = 0; at < gone.length; at += size) yield { put: [], gone: gone.slice(at, at + size) };
}

async function cutOut(tx: TenantTx, day: Day, shown: BaselineDay[]): Promise<BaselineDay[]> {
  const cutOuts = (await listCutOuts(tx, isoDay(day), isoDay(day))).map(toCoreCutOut);
  // Through JSON, as it will be read: what is undefined is not there.
  return shown.map((one) => JSON.parse(JSON.stringify(withoutCutOuts(one, cutOuts))));
}

/** Days that the rows hold otherwise, or not at all. */
async function listChanged(
  { db, tenantId, day }: Closing,
  built: readonly BaselineDay[],
): Promise<BaselineDay[]> {
  const span = { from: isoDay(day), to: isoDay(day) };
  const changed: BaselineDay[] = [];
  for (let at = 0; at < built.length; at += comparedPerChunk) {
    const chunk = built.slice(at, at + comparedPerChunk);
    const entities = chunk.map(({ subject }) => subject);
    const rows = await inTenant(db, tenantId, (tx) => listBaselineDays(tx, { ...span, entities }));
    const stored = new Map(rows.map(({ entity, packed }) => [entity, packed]));
    for (const one of chunk)
      if (!isDeepStrictEqual(stored.get(one.subject), one)) changed.push(one);
  }
  return changed;
}

async function saveChunk(
  tx: TenantTx,
  of: Chunk & { day: Day; revision: number },
): Promise<number | 'busy'> {
  if ((await lockStage(tx, 'baseline')) !== of.revision) return 'busy';
  await replaceDays(tx, of);
  await markDaysDirty(tx, [isoDay(of.day)]);
  return advanceStage(tx, 'baseline');
}

async function finish(
  tx: TenantTx,
  of: Closing & { revision: number; isChanged: boolean },
): Promise<Closed> {
  if ((await lockStage(tx, 'baseline')) !== of.revision) return 'busy';
  const day = isoDay(of.day);
  const wasDirty = (await listDirtyDays(tx)).includes(day);
  const wasClosed = (await listClosedDays(tx, day, day)).length > 0;
  await markDayClosed(tx, day, of.now - inFlightMs);
  const isSettled = !of.isChanged && (of.isRescored || !wasDirty);
  if (!isSettled) await markDaysDirty(tx, [day]);
  if (of.isChanged || !wasClosed) await advanceStage(tx, 'baseline');
  return isSettled ? 'unchanged' : 'changed';
}
