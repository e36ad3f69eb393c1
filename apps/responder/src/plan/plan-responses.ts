import { planResponse, type ResponseAction } from '@nightjar/core';
import {
  findTenant,
  insertAction,
  listActions,
  listBreaches,
  listIncidents,
  listProtectedTargets,
  saveBreaches,
  type StoredIncident,
  type TenantTx,
} from '@nightjar/db';
import type { StageBatch, StageWork } from '@nightjar/service';
import { breachOfRespond } from './breach-of-respond.ts';
import { policyOf } from './policy-of.ts';

/** Matches the RESPOND models against incidents that changed, and proposes what policy lets. `now` in epoch ms. */
export async function planResponses(
  tx: TenantTx,
  { message }: Pick<StageBatch<'incidentsChanged'>, 'message'>,
  now: number,
): Promise<StageWork> {
  // Most batches change none.
  if (message.incidentIds?.length === 0) return {};
  // The sweeper knows of the batch only: then every incident is looked at, and what is in hand stays so.
  await planIncidents(tx, await listIncidents(tx, { ids: message.incidentIds }), now);
  return {};
}

/** Proposes what policy lets about these incidents, once; call it under the stage's lock. `now` in epoch ms. */
export async function planIncidents(
  tx: TenantTx,
  incidents: readonly StoredIncident[],
  now: number,
): Promise<void> {
  if (incidents.length === 0) return;
  const policy = policyOf(await findTenant(tx, tx.tenantId), await listProtectedTargets(tx));
  const known = await listActions(tx, {});
  for (const incident of incidents) {
    known.push(...(await planOne(tx, { incident, policy, known, now })));
  }
}

async function planOne(
  tx: TenantTx,
  of: {
    incident: StoredIncident;
    policy: ReturnType<typeof policyOf>;
    known: readonly ResponseAction[];
    now: number;
  },
): Promise<ResponseAction[]> {
  const breaches = await listBreaches(tx, { ids: of.incident.breachIds });
  const { respondBreaches, actions, refused } = planResponse({ ...of, breaches });
  const made = [...actions, ...refused];
  if (respondBreaches.length === 0) return [];
  const rows = respondBreaches.map((one) => breachOfRespond(one, { ...of, breaches }));
  await saveBreaches(tx, rows, { knownAt: of.now, table: 'respond_breaches' });
  for (const action of made) {
    const by = action.state === 'pending' ? 'responder' : 'policy';
    await insertAction(tx, action, { at: of.now, by, reason: action.reason });
  }
  return made;
}
