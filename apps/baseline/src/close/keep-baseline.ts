import type { Bus } from '@nightjar/bus';
import { baselineDays, baselineGapDays, dayOf, type Day } from '@nightjar/core';
import { inTenant, listMarked, lockStage, type Database } from '@nightjar/db';
import { closeDay } from './close-day.ts';
import { cutOutBreaches } from './cut-out-breaches.ts';
import { listDueDays } from './list-due-days.ts';
import { rescoreDays } from './rescore-days.ts';

/** What a process remembers of a tenant between turns; it may be forgotten at any time. */
export interface Keeping {
  /** Days whose dependent scores were made again since they last changed. */
  rescored: ReadonlySet<Day>;
  /** Batches of new scores that the evaluator has not marked yet, and since when. */
  pending: readonly string[];
  pendingSince?: number;
  /** Of the stage when the turn ended. */
  revision?: number;
  /** Since when batches keep coming. */
  busySince?: number;
}

export interface KeepingTurn {
  db: Database;
  bus: Pick<Bus, 'publish'>;
  tenantId: string;
  /** Epoch ms. */
  now: number;
}

// A backfill would have its days rebuilt at every turn; a tenant that never rests must not wait for ever.
const busyMaxMs = 60_000;
// What the evaluator has not marked by then may be lost, and is published again.
const pendingMaxMs = 30_000;

/**
 * One turn for a tenant: cut-outs follow the breaches, days that are over are closed and dirty ones
 * rebuilt in ascending order, and what stands on those that changed is scored again. Every turn that does
 * nothing more leaves a state that depends on the events alone.
 */
export async function keepBaseline(
  turn: KeepingTurn,
  keeping: Keeping = { rescored: new Set(), pending: [] },
): Promise<Keeping> {
  const { db, tenantId, now } = turn;
  const revision = await inTenant(db, tenantId, (tx) => lockStage(tx, 'baseline'));
  const isBusy = keeping.revision !== undefined && keeping.revision !== revision;
  const busySince = isBusy ? (keeping.busySince ?? now) : undefined;
  if (busySince !== undefined && now - busySince < busyMaxMs)
    return { ...keeping, revision, busySince };
  const pending = await listPending(turn, keeping);
  if (pending.length > 0 && now - (keeping.pendingSince ?? 0) < pendingMaxMs)
    return { ...keeping, pending, revision, busySince: undefined };
  const done = await closeDueDays(turn, keeping.rescored);
  const after = await inTenant(db, tenantId, (tx) => lockStage(tx, 'baseline'));
  return { ...done, pendingSince: now, revision: after };
}

async function closeDueDays(
  turn: KeepingTurn,
  rescored: ReadonlySet<Day>,
): Promise<Pick<Keeping, 'rescored' | 'pending'>> {
  const { db, bus, tenantId, now } = turn;
  const today = dayOf(now);
  const due = await inTenant(db, tenantId, async (tx) => {
    await cutOutBreaches(tx, today);
    return listDueDays(tx, today);
  });
  const changed: Day[] = [];
  for (const day of due) {
    const closed = await closeDay({ db, tenantId, day, now, isRescored: rescored.has(day) });
    if (closed === 'busy') break;
    if (closed === 'changed') changed.push(day);
  }
  if (changed.length === 0) return { rescored: new Set(), pending: [] };
  const from = changed[0]! + baselineGapDays;
  const to = Math.min(changed.at(-1)! + baselineDays + 1, today + 1);
  const pending = await rescoreDays({ db, bus, tenantId, from, to });
  // With pending ones the old scores stand: the next turn compares again.
  return { rescored: pending.length === 0 ? new Set(changed) : new Set(), pending };
}

async function listPending({ db, tenantId }: KeepingTurn, { pending }: Keeping): Promise<string[]> {
  if (pending.length === 0) return [];
  const marked = await inTenant(db, tenantId, (tx) => listMarked(tx, 'evaluator', pending));
  return pending.filter((id) => !marked.has(id));
}
