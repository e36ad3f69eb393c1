import { groupingOf, investigate } from '@nightjar/core';
import {
  addIncidentVersions,
  linkHeirs,
  listBreaches,
  listIncidents,
  listOpenIncidentIds,
  listRegroupings,
  saveIncidents,
  selectChanged,
  supersedeIncidents,
  type TenantTx,
} from '@nightjar/db';
import { changesOf } from './changes-of.ts';
import { listContext } from './list-context.ts';

/**
 * Brings the tenant's incidents in line with its active breaches; call it under the stage's lock. All of
 * them: a chain of links has no length, and an incident seen in part would get another id. Bodies are read and
 * written of those alone that changed. Returns the ids of those that are new, changed or superseded. `now` in
 * epoch ms.
 */
export async function renewIncidents(tx: TenantTx, now: number): Promise<string[]> {
  const { tenantId } = tx;
  const breaches = await listBreaches(tx, {});
  const acts = await listContext(tx, breaches);
  const decisions = groupingOf(await listRegroupings(tx));
  const { incidents } = investigate({ tenantId, breaches, decisions, acts });
  const fresh = await selectChanged(tx, incidents);
  const breachIds = fresh.flatMap((one) => one.breachIds);
  const before = fresh.length === 0 ? [] : await listIncidents(tx, { breachIds });
  const changed = fresh.length === 0 ? [] : await saveIncidents(tx, fresh, now);
  await addIncidentVersions(tx, changesOf({ before, incidents: fresh, changed, breaches }), now);
  const stands = new Set(incidents.map(({ id }) => id));
  const gone = (await listOpenIncidentIds(tx)).filter((id) => !stands.has(id));
  const superseded = gone.length === 0 ? [] : await supersedeIncidents(tx, gone, now);
  const ids = [...changed, ...superseded];
  if (ids.length > 0) await linkHeirs(tx, ids);
  return ids;
}
