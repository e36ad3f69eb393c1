import type { Bus } from '@nightjar/bus';
import { stableId } from '@nightjar/core';

/** Tells of incidents that changed without a batch. `now` in epoch ms. */
export async function tellChanged(
  bus: Pick<Bus, 'publish'>,
  tenantId: string,
  of: { incidentIds: string[]; now: number },
): Promise<void> {
  const { incidentIds, now } = of;
  if (incidentIds.length === 0) return;
  const batchId = stableId('incidents', tenantId, String(now), ...incidentIds);
  await bus.publish('incidentsChanged', tenantId, { batchId, incidentIds });
}
