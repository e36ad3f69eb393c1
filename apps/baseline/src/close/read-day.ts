import {
  BaselineDayBuilder,
  dayMs,
  dayOf,
  lowestEventId,
  type BaselineDay,
  type Day,
} from '@nightjar/core';
import { inTenant, listBatchScores, listEvents, type Database } from '@nightjar/db';
import { unpackScores } from '../score/pack-scores.ts';

const eventsPage = 5_000;
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
    const filter = { fromId, toId, order: 'oldest', limit: eventsPage } as const;
    const page = await inTenant(of.db, of.tenantId, (tx) => listEvents(tx, filter));
    for (const { batchId } of page) found.add(batchId);
    if (page.length < eventsPage) return [...found];
    // The last one comes twice, and is in the set already.
    fromId = page.at(-1)!.id;
  }
}

/**
 * What every subject showed on the day, from the events that are scored. Those that are stored only will
 * mark the day dirty when they are scored.
 */
export async function readDay(of: Omit<DaysOfTenant, 'from' | 'to'> & { day: Day }) {
  const { db, tenantId, day } = of;
  const builders = new Map<string, BaselineDayBuilder>();
  const batchIds = await listBatchesOfDays({ db, tenantId, from: day, to: day });
  for (let at = 0; at < batchIds.length; at += batchesPage) {
    const page = batchIds.slice(at, at + batchesPage);
    const bodies = await inTenant(db, tenantId, (tx) => listBatchScores(tx, page));
    for (const body of bodies.values()) {
      for (const act of (await unpackScores(body)).acts) {
        if (act.subject === null || dayOf(act.time) !== day) continue;
        const builder = builders.get(act.subject) ?? new BaselineDayBuilder();
        builders.set(act.subject, builder);
        builder.add(act);
      }
    }
  }
  return [...builders]
    .map(([subject, builder]): BaselineDay => builder.build(subject, day))
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}
