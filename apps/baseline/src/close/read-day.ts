import {
  type Act,
  BaselineDayBuilder,
  dayMs,
  dayOf,
  lowestEventId,
  withPeerGroups,
  type BaselineDay,
  type Day,
} from '@nightjar/core';
import {
  getBatch,
  inTenant,
  listBatchScores,
  listBatchesOfEvents,
  listReplacedEvents,
  unpackScores,
  type BlockEvent,
  type Database,
} from '@nightjar/db';
import { actOfBlock, readBlock } from '../score/read-block.ts';

const eventsPage = 20_000;
const batchesPage = 16;

export interface DaysOfTenant {
  db: Database;
  tenantId: string;
  /** Both inclusive. */
  from: Day;
  to: Day;
}

/** Batches that hold events of these days, in the order of their earliest. */
export async function listBatchesOfDays(of: DaysOfTenant): Promise<string[]> {
  const found = new Set<string>();
  const toId = lowestEventId((of.to + 1) * dayMs);
  let fromId = lowestEventId(of.from * dayMs);
  for (;;) {
    const span = { fromId, toId, limit: eventsPage };
    const page = await inTenant(of.db, of.tenantId, (tx) => listBatchesOfEvents(tx, span));
    let events = 0;
    for (const { batchId, count, lastId } of page) {
      found.add(batchId);
      events += count;
      if (lastId > fromId) fromId = lastId;
    }
    // The last event comes twice, and its batch is in the set already.
    if (events < eventsPage) return [...found];
  }
}

/**
 * What every subject showed on the day. Of a scored batch the acts that its stage could take; of one that
 * still waits to be scored what lies in its block, so that a history can be closed before it is scored.
 */
export async function readDay(
  of: Omit<DaysOfTenant, 'from' | 'to'> & { day: Day },
): Promise<BaselineDay[]> {
  const { db, tenantId, day } = of;
  const builders = new Map<string, BaselineDayBuilder>();
  const batchIds = await listBatchesOfDays({ db, tenantId, from: day, to: day });
  for (let at = 0; at < batchIds.length; at += batchesPage) {
    for (const act of await readActs({
      db,
      tenantId,
      batchIds: batchIds.slice(at, at + batchesPage),
    })) {
      if (act.subject === null || dayOf(act.time) !== day) continue;
      const builder = builders.get(act.subject) ?? new BaselineDayBuilder();
      builders.set(act.subject, builder);
      builder.add(act);
    }
  }
  const built = [...builders].map(([subject, builder]) => builder.build(subject, day));
  return withPeerGroups(built).toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}

async function readActs(of: {
  db: Database;
  tenantId: string;
  batchIds: readonly string[];
}): Promise<Act[]> {
  const acts: Act[] = [];
  const { scores, blocks, isReplaced } = await inTenant(of.db, of.tenantId, async (tx) => {
    const scored = await listBatchScores(tx, of.batchIds);
    const waiting = of.batchIds.filter((id) => !scored.has(id));
    const stored = new Map<string, Uint8Array>();
    for (const id of waiting) stored.set(id, (await getBatch(tx, id)).body);
    const replaced = await listReplacedEvents(tx, of.batchIds);
    return { scores: scored, blocks: stored, isReplaced: replaced };
  });
  const add = (batchId: string, found: readonly Act[]): void => {
    for (const act of found) if (!isReplaced(batchId, act.id)) acts.push(act);
  };
  for (const [id, body] of scores) add(id, (await unpackScores(body)).acts);
  for (const [id, body] of blocks) add(id, (await readWaiting(body)).flatMap(actsOf));
  return acts;
}

// A block that nobody can read is buried as a whole when it is to be scored, and must not keep a day open.
const readWaiting = (body: Uint8Array): Promise<BlockEvent[]> => readBlock(body).catch(() => []);

// What cannot be taken becomes a dead letter when the batch is scored, and no part of a day.
function actsOf(event: BlockEvent): Act[] {
  try {
    return [actOfBlock(event)];
  } catch {
    return [];
  }
}
