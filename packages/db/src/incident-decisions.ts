import {
  applyDecision,
  noStand,
  type Incident,
  type IncidentDecision,
  type Stand,
} from '@nightjar/core';
import { instant, json, text } from './columns.ts';
import { lastStandSql } from './last-stand.ts';
import type { TenantTx } from './tenancy/index.ts';

/** A decision before it is known what there was to decide on. */
export type NewDecision = Omit<IncidentDecision, 'seen'>;

/** Keeps others from deciding on the incident until the transaction ends; what is read afterwards stays so. */
export async function lockIncident(tx: TenantTx, incidentId: string): Promise<void> {
  // The two halves keep it apart from other locks.
  await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))::text', [
    `incident_decisions ${tx.tenantId}`,
    incidentId,
  ]);
}

/** Adds what a person decided, with where the incident stands since; false where the tenant has no such incident. */
export async function insertIncidentDecision(tx: TenantTx, made: NewDecision): Promise<boolean> {
  await lockIncident(tx, made.incidentId);
  const found = await findDecidable(tx, made.incidentId);
  if (found === undefined) return false;
  const decision = { ...made, seen: found.seen };
  await tx.query(
    `insert into incident_decisions
       (tenant_id, incident_id, seq, person_id, at, kind, reason, note, internal, change, seen, stand)
     values ($1, $2, 1 + (select count(*) from incident_decisions
         where tenant_id = $1 and incident_id = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.tenantId,
      decision.incidentId,
      decision.personId,
      instant(decision.at),
      decision.kind,
      text(decision.reason),
      text(decision.note),
      decision.internal,
      json(decision.change),
      json(decision.seen),
      json(applyDecision(found.stand, decision)),
    ],
  );
  return true;
}

async function findDecidable(tx: TenantTx, incidentId: string) {
  const [row] = await tx.query<{ body: Incident; evidenceAt: Date; stand: Stand | null }>(
    `select i.body, i.evidence_at as "evidenceAt", last.stand
     from incidents i left join lateral ${lastStandSql} last on true
     where i.tenant_id = $1 and i.id = $2`,
    [tx.tenantId, incidentId],
  );
  return (
    row && {
      stand: row.stand ?? noStand,
      seen: { breachIds: row.body.breachIds, evidenceAt: row.evidenceAt.getTime() },
    }
  );
}

/** A decision as it is kept. */
export type StoredDecision = IncidentDecision & { stand: Stand };

/**
 * Decisions on incidents (of all, when none is named), oldest first. Those on an incident that was superseded
 * come with the one in which it lives on.
 */
export async function listIncidentDecisions(
  tx: TenantTx,
  of: { incidentIds?: readonly string[]; kinds?: readonly IncidentDecision['kind'][] } = {},
): Promise<StoredDecision[]> {
  const rows = await tx.query<StoredDecision & { at: Date }>(
    `select coalesce(i.heir_id, i.id) as "incidentId", d.person_id as "personId", d.at, d.kind,
       d.reason, d.note, d.internal, d.change, d.seen, d.stand
     from incidents i
     join incident_decisions d on d.tenant_id = i.tenant_id and d.incident_id = i.id
     where i.tenant_id = $1 and ($3::text[] is null or d.kind = any ($3))
       and ($2::uuid[] is null or i.heir_id = any ($2) or (i.heir_id is null and i.id = any ($2)))
     order by d.at, d.incident_id, d.seq`,
    [tx.tenantId, of.incidentIds ?? null, of.kinds ?? null],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
