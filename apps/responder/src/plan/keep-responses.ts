import { inTenant, listIncidents, lockStage, type Database } from '@nightjar/db';
import { planIncidents } from './plan-responses.ts';

/**
 * Looks at a tenant's incidents that changed since `since`, without being told to: what the analyst finds
 * by looking itself stands for no batch, so that nobody repeats its message where that is lost. Times in
 * epoch ms.
 */
export async function keepResponses(of: {
  db: Database;
  tenantId: string;
  since: number;
  now: number;
}): Promise<void> {
  await inTenant(of.db, of.tenantId, async (tx) => {
    const changed = await listIncidents(tx, { changedSince: of.since });
    if (changed.length === 0) return;
    await lockStage(tx, 'responder');
    await planIncidents(tx, changed, of.now);
  });
}
