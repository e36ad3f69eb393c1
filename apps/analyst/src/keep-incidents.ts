import type { Bus } from '@nightjar/bus';
import { inTenant, lockStage, type Database } from '@nightjar/db';
import { renewIncidents } from './renew-incidents.ts';
import { tellChanged } from './tell-changed.ts';

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
  await tellChanged(bus, tenantId, { incidentIds, now });
  return incidentIds;
}
