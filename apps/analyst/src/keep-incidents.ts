import type { Bus } from '@nightjar/bus';
import { stableId } from '@nightjar/core';
import { inTenant, lockStage, type Database } from '@nightjar/db';
import { renewIncidents } from './renew-incidents.ts';

/**
 * Looks at a tenant without being told to: breaches also change when scores are made again, and of that the
 * message alone tells, which may be lost. Returns the ids of incidents that changed. `now` in epoch ms.
 */
export async function keepIncidents(of: {
  db: Database;
  bus: Pick<Bus, 'publish'>;
  tenantId: string;
  now: number;
}): Promise<string[]> {
  const { db, bus, tenantId, now } = of;
  const incidentIds = await inTenant(db, tenantId, async (tx) => {
    await lockStage(tx, 'analyst');
    return renewIncidents(tx, now);
  });
  if (incidentIds.length === 0) return [];
  const batchId = stableId('incidents', tenantId, String(now), ...incidentIds);
  await bus.publish('incidentsChanged', tenantId, { batchId, incidentIds });
  return incidentIds;
}
