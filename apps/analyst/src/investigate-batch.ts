import type { TenantTx } from '@nightjar/db';
import { sends, type StageBatch, type StageWork } from '@nightjar/service';
import { renewIncidents } from './renew-incidents.ts';

/** Investigates what the breaches of a batch changed. `now` in epoch ms. */
export async function investigateBatch(
  tx: TenantTx,
  { batchId }: Pick<StageBatch, 'batchId'>,
  now: number,
): Promise<StageWork> {
  const incidentIds = await renewIncidents(tx, now);
  return { publish: [sends('incidentsChanged', { batchId, incidentIds })] };
}
