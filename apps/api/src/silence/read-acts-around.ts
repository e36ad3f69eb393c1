import { dayMs, hourMs, lowestEventId, timeOfEventId, type ScoredAct } from '@nightjar/core';
import {
  listEvents,
  listMatchesAround,
  listScoredActs,
  type StoredEvent,
  type TenantTx,
} from '@nightjar/db';

/** What one question may read. */
export const readMax = { events: 2_000, batches: 40, kept: 5_000 };
// Counts and sequences reach back, and forth where their steps may come in any order.
const keptReachMs = 14 * dayMs;
// Where an act without an address looks for its agent, and a count of an hour begins.
const usualReachMs = hourMs;
// Unpacked batches are large: few at a time.
const batchesAtOnce = 4;

export interface ActsQuestion {
  subject: string;
  /** Epoch ms; the span is looked at, the acts nearest to `at` are read first. */
  at: number;
  from: number;
  to: number;
}

export interface ActsAround {
  acts: ScoredAct[];
  /** Events stored in the span. */
  events: number;
  isWhole: boolean;
}

/** The subject's acts that tell of a span: all of it and an hour beside it, and of two weeks what was kept. */
export async function readActsAround(tx: TenantTx, of: ActsQuestion): Promise<ActsAround> {
  const rows = await listEvents(tx, {
    subject: of.subject,
    fromId: lowestEventId(of.from - usualReachMs),
    toId: lowestEventId(of.to + usualReachMs),
    order: 'newest',
    limit: readMax.events + 1,
  });
  const batchIds = nearestBatches(rows, of);
  const acts = new Map<string, ScoredAct>();
  const span = { from: of.from - keptReachMs, to: of.to + keptReachMs };
  const kept = await listMatchesAround(tx, { ...of, ...span, limit: readMax.kept + 1 });
  for (const act of kept) acts.set(act.id, act);
  const wanted = new Set(rows.map(({ id }) => id));
  for (const ids of chunksOf(batchIds.slice(0, readMax.batches), batchesAtOnce)) {
    // What is kept of an act is newer than its batch.
    for (const act of await listScoredActs(tx, ids, wanted))
      if (!acts.has(act.id)) acts.set(act.id, act);
  }
  return {
    acts: [...acts.values()],
    events: rows.filter(({ id }) => isWithin(timeOfEventId(id), of)).length,
    isWhole:
      rows.length <= readMax.events &&
      batchIds.length <= readMax.batches &&
      kept.length <= readMax.kept,
  };
}

/** Batches of events, those nearest to the asked time first. */
function nearestBatches(rows: readonly StoredEvent[], { at }: ActsQuestion): string[] {
  const nearest = rows
    .map(({ id, batchId }) => ({ batchId, distance: Math.abs(timeOfEventId(id) - at) }))
    .sort((a, b) => a.distance - b.distance);
  return [...new Set(nearest.map(({ batchId }) => batchId))];
}

export function isWithin(time: number, { from, to }: Pick<ActsQuestion, 'from' | 'to'>): boolean {
  return time >= from && time <= to;
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
