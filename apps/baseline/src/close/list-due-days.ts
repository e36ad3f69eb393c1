import {
  baselineGapDays,
  baselineRange,
  dayOf,
  isoDay,
  timeOfEventId,
  type Day,
} from '@nightjar/core';
import { listClosedDays, listDirtyDays, listEvents, type TenantTx } from '@nightjar/db';

/** Days that wait to be closed or rebuilt, ascending: over for two days, with events or before some. */
export async function listDueDays(tx: TenantTx, today: Day): Promise<Day[]> {
  const last = today - baselineGapDays;
  const [oldest] = await listEvents(tx, { order: 'oldest', limit: 1 });
  if (oldest === undefined) return [];
  const first = Math.max(dayOf(timeOfEventId(oldest.id)), baselineRange(last).from);
  const closed = new Set(await listClosedDays(tx, isoDay(first), isoDay(last)));
  const dirty = new Set(await listDirtyDays(tx));
  const due: Day[] = [];
  for (let day = first; day <= last; day += 1) {
    if (!closed.has(isoDay(day)) || dirty.has(isoDay(day))) due.push(day);
  }
  return due;
}
