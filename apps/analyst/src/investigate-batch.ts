import { investigate, noDecisions } from '@nightjar/core';
import {
  listBreaches,
  listIncidents,
  saveIncidents,
  supersedeIncidents,
  type TenantTx,
} from '@nightjar/db';
import { sends, type StageBatch, type StageWork } from '@nightjar/service';
import { listContext } from './list-context.ts';

/**
 * Brings the tenant's incidents in line with its active breaches. All of them: a chain of links has no
 * length, and an incident that is seen in part would get another id. `now` in epoch ms.
 */
export async function investigateBatch(
  tx: TenantTx,
  { batchId }: Pick<StageBatch, 'batchId'>,
  now: number,
): Promise<StageWork> {
  const breaches = await listBreaches(tx, {});
  const acts = await listContext(tx, breaches);
  const { tenantId } = tx;
  const { incidents } = investigate({ tenantId, breaches, decisions: noDecisions, acts });
  const changed = incidents.length === 0 ? [] : await saveIncidents(tx, incidents, now);
  const stands = new Set(incidents.map(({ id }) => id));
  const gone = (await listIncidents(tx, {})).map(({ id }) => id).filter((id) => !stands.has(id));
  const superseded = gone.length === 0 ? [] : await supersedeIncidents(tx, gone, now);
  const incidentIds = [...changed, ...superseded];
  return { publish: [sends('incidentsChanged', { batchId, incidentIds })] };
}
