import { instant, text } from './columns.ts';
import type { ResponseDecision } from './actions.ts';
import type { IncidentDecision } from './incidents.ts';
import type { TenantTx } from './tenancy/index.ts';

/** Adds what a person decided; false where the tenant has no such incident. */
export async function insertIncidentDecision(
  tx: TenantTx,
  decision: IncidentDecision,
): Promise<boolean> {
  // The next number of one incident at a time; the two halves keep it apart from other locks.
  await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))::text', [
    `incident_decisions ${tx.tenantId}`,
    decision.incidentId,
  ]);
  const rows = await tx.query(
    `insert into incident_decisions
       (tenant_id, incident_id, seq, person_id, at, kind, reason, note, internal)
     select $1, $2, 1 + (select count(*) from incident_decisions
         where tenant_id = $1 and incident_id = $2), $3, $4, $5, $6, $7, $8
     from incidents where tenant_id = $1 and id = $2
     returning seq`,
    [
      tx.tenantId,
      decision.incidentId,
      decision.personId,
      instant(decision.at),
      decision.kind,
      text(decision.reason),
      text(decision.note),
      decision.internal,
    ],
  );
  return rows.length === 1;
}

/** Records a decision on a response action; false where somebody decided first, or there is no such action. */
export async function insertResponseDecision(
  tx: TenantTx,
  decision: ResponseDecision,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into response_decisions (tenant_id, action_id, person_id, decision, reason, at)
     select $1, $2, $3, $4, $5, $6 from response_actions where tenant_id = $1 and id = $2
     on conflict do nothing returning action_id`,
    [
      tx.tenantId,
      decision.actionId,
      decision.personId,
      decision.decision,
      text(decision.reason),
      instant(decision.at),
    ],
  );
  return rows.length === 1;
}
