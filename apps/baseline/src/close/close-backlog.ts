import { dayOf } from '@nightjar/core';
import { inTenant, lockStage, type Database } from '@nightjar/db';
import { closeDay } from './close-day.ts';
import { listDueDays } from './list-due-days.ts';

/**
 * Closes all days of a tenant of whom nothing was scored yet, so that a history that was loaded at once is
 * scored once and rightly. A day is closed a second time to find it as it is: no score stands on it.
 */
export async function closeBacklog(of: {
  db: Database;
  tenantId: string;
  /** Epoch ms. */
  now: number;
}): Promise<void> {
  const { db, tenantId } = of;
  const untouched = await inTenant(
    db,
    tenantId,
    async (tx) => (await lockStage(tx, 'baseline')) === 0,
  );
  if (!untouched) return;
  for (const day of await inTenant(db, tenantId, (tx) => listDueDays(tx, dayOf(of.now)))) {
    await closeDay({ ...of, day, isRescored: true });
    await closeDay({ ...of, day, isRescored: true });
  }
}
