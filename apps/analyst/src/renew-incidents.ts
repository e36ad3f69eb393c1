import { groupingOf, investigate } from '@nightjar/core';
import {
  addIncidentVersions,
  linkHeirs,
  listBreaches,
  listIncidentDecisions,
  listIncidents,
  saveIncidents,
  supersedeIncidents,
  type TenantTx,
} from '@nightjar/db';
import { changesOf } from './changes-of.ts';
import { listContext } from './list-context.ts';

/**
 * Brings the tenant's incidents in line with its active breaches; call it under the stage's lock. All of
 * them: a chain of links has no length, and an incident seen in part would get another id. Returns the ids
 * of those that are new, changed or superseded. `now` in epoch ms.
 */
export async function renewIncidents(tx: TenantTx, now: number): Promise<string[]> {
  const breaches = await listBreaches(tx, {});
  const acts = await listContext(tx, breaches);
  const { tenantId } = tx;
  const decisions = groupingOf(await listIncidentDecisions(tx, { kinds: ['merge', 'split'] }));
  const { incidents } = investigate({ tenantId, breaches, decisions, acts });
  const before = await listIncidents(tx, {});
  const changed = incidents.length === 0 ? [] : await saveIncidents(tx, incidents, now);
  const stands = new Set(incidents.map(({ id }) => id));
  await addIncidentVersions(tx, changesOf({ before, incidents, changed, breaches }), now);
  const gone = before.map(({ id }) => id).filter((id) => !stands.has(id));
  const superseded = gone.length === 0 ? [] : await supersedeIncidents(tx, gone, now);
  const ids = [...changed, ...superseded];
  if (ids.length > 0) await linkHeirs(tx, ids);
  return ids;
}
