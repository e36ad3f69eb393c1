import {
  applyDecision,
  evidenceIdOf,
  noStand,
  type DecisionKind,
  type IncidentDecision,
  type Stand,
  type VerdictGiven,
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
  if (verdictKinds.includes(made.kind)) await saveEvidence(tx, found);
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

/** Those that say something of each breach: the set of them is kept. */
const verdictKinds: readonly DecisionKind[] = ['resolve', 'close', 'reopen'];

type Decidable = NonNullable<Awaited<ReturnType<typeof findDecidable>>>;

async function findDecidable(tx: TenantTx, incidentId: string) {
  const [row] = await tx.query<{
    breachIds: string[];
    evidenceAt: Date;
    stand: Stand | null;
    isGrown: boolean;
  }>(
    `select array(select breach_id from incident_breaches b
         where b.tenant_id = i.tenant_id and b.incident_id = i.id) as "breachIds",
       i.evidence_at as "evidenceAt", last.stand, coalesce(last.is_stale, false) as "isGrown"
     from incidents i left join lateral ${lastStandSql} last on true
     where i.tenant_id = $1 and i.id = $2`,
    [tx.tenantId, incidentId],
  );
  if (row === undefined) return undefined;
  const { breachIds, isGrown } = row;
  const evidenceAt = row.evidenceAt.getTime();
  const seen = { evidenceId: evidenceIdOf(breachIds), evidenceAt, isGrown };
  return { stand: row.stand ?? noStand, breachIds, seen };
}

async function saveEvidence(tx: TenantTx, { seen, breachIds }: Decidable): Promise<void> {
  await tx.query(
    `insert into evidence_sets (tenant_id, id, breach_ids) values ($1, $2, $3) on conflict do nothing`,
    [tx.tenantId, seen.evidenceId, breachIds],
  );
}

/** Verdicts and what was taken back of them, with the breaches that each speaks of, oldest first. */
export async function listVerdicts(tx: TenantTx): Promise<VerdictGiven[]> {
  return tx.query<VerdictGiven>(
    `select d.kind, d.change, e.breach_ids as "breachIds"
     from incident_decisions d
     join evidence_sets e on e.tenant_id = d.tenant_id and e.id = (d.seen ->> 'evidenceId')::uuid
     where d.tenant_id = $1 and d.kind = any ($2)
     order by d.at, d.incident_id, d.seq`,
    [tx.tenantId, verdictKinds],
  );
}

/** A decision as it is kept. */
export type StoredDecision = IncidentDecision & { stand: Stand };

/**
 * Decisions on incidents (of all, when none is named), oldest first. Those on an incident that was superseded
 * come with the one in which it lives on. Merges and splits were once among them: they are requests now.
 */
export async function listIncidentDecisions(
  tx: TenantTx,
  of: { incidentIds?: readonly string[] } = {},
): Promise<StoredDecision[]> {
  const rows = await tx.query<StoredDecision & { at: Date }>(
    `select coalesce(i.heir_id, i.id) as "incidentId", d.person_id as "personId", d.at, d.kind,
       d.reason, d.note, d.internal, d.change, d.seen, d.stand
     from incidents i
     join incident_decisions d on d.tenant_id = i.tenant_id and d.incident_id = i.id
     where i.tenant_id = $1 and d.kind not in ('merge', 'split')
       and ($2::uuid[] is null or i.heir_id = any ($2) or (i.heir_id is null and i.id = any ($2)))
     order by d.at, d.incident_id, d.seq`,
    [tx.tenantId, of.incidentIds ?? null],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
