import type { AnalystAnswer, Asked, Refusal, Regrouping } from '@nightjar/core';
import { instant, json } from './columns.ts';
import type { SweepTx, TenantTx } from './tenancy/index.ts';

/** What a person asks of the analyst; `at` in epoch ms. */
export interface AnalystRequest {
  id: string;
  personId: string;
  at: number;
  asked: Asked;
}

/** Keeps a request; false where it is kept already. */
export async function insertAnalystRequest(tx: TenantTx, of: AnalystRequest): Promise<boolean> {
  const rows = await tx.query(
    `insert into analyst_requests (tenant_id, id, person_id, at, kind, incident_id, body)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [
      tx.tenantId,
      of.id,
      of.personId,
      instant(of.at),
      of.asked.kind,
      of.asked.incidentId,
      json(of.asked),
    ],
  );
  return rows.length === 1;
}

/**
 * When requests of a kind were made since (epoch ms), oldest first. Others make none of that kind until the
 * transaction ends: so a bound on their number holds.
 */
export async function lockRequestsSince(
  tx: TenantTx,
  kind: Asked['kind'],
  since: number,
): Promise<number[]> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))::text', [
    `analyst_requests ${kind}`,
    tx.tenantId,
  ]);
  const rows = await tx.query<{ at: Date }>(
    `select at from analyst_requests where tenant_id = $1 and kind = $2 and at > $3 order by at`,
    [tx.tenantId, kind, instant(since)],
  );
  return rows.map(({ at }) => at.getTime());
}

/** A request that the analyst has not answered; undefined where there is none. */
export async function findUnanswered(
  tx: TenantTx,
  id: string,
): Promise<AnalystRequest | undefined> {
  const [row] = await tx.query<AnalystRequest & { at: Date }>(
    `select id, person_id as "personId", at, body as asked from analyst_requests r
     where tenant_id = $1 and id = $2 and not exists (select from analyst_answers a
       where a.tenant_id = r.tenant_id and a.request_id = r.id)`,
    [tx.tenantId, id],
  );
  return row && { ...row, at: row.at.getTime() };
}

/** Keeps the answer to a request; call it under the stage's lock. `at` in epoch ms. */
export async function insertAnalystAnswer(
  tx: TenantTx,
  requestId: string,
  of: { answer: AnalystAnswer; at: number },
): Promise<void> {
  await tx.query(
    `insert into analyst_answers (tenant_id, request_id, seq, at, body)
     select $1, $2, 1 + coalesce(max(seq), 0), $3, $4 from analyst_answers where tenant_id = $1`,
    [tx.tenantId, requestId, instant(of.at), json(of.answer)],
  );
}

/** What the analyst answered; undefined: nothing yet. */
export async function findAnalystAnswer(
  tx: TenantTx,
  requestId: string,
): Promise<AnalystAnswer | undefined> {
  const [row] = await tx.query<{ body: AnalystAnswer }>(
    'select body from analyst_answers where tenant_id = $1 and request_id = $2',
    [tx.tenantId, requestId],
  );
  return row?.body;
}

/** What people said of the grouping and the analyst took on, in that order. */
export async function listRegroupings(tx: TenantTx): Promise<Regrouping[]> {
  const rows = await tx.queryPlanned<{ regrouping: Regrouping }>(
    `select body -> 'regrouping' as regrouping from analyst_answers
     where tenant_id = $1 and body ? 'regrouping' order by seq`,
    [tx.tenantId],
  );
  return rows.map(({ regrouping }) => regrouping);
}

/** A request with the incident that it lives on with, and how it was answered, if it was. */
export type AnsweredRequest = Pick<AnalystRequest, 'personId' | 'at'> & {
  kind: Asked['kind'];
  incidentId: string;
  /** Why, as they said. */
  note: string | null;
  /** Null: not yet; `refused`: why not. */
  answer: { refused: Refusal | null } | null;
};

/** What was asked of some incidents, oldest first. */
export async function listRequestsOfIncidents(
  tx: TenantTx,
  incidentIds: readonly string[],
): Promise<AnsweredRequest[]> {
  const rows = await tx.query<AnsweredRequest & { at: Date }>(
    `select coalesce(i.heir_id, i.id) as "incidentId", r.person_id as "personId", r.at, r.kind,
       r.body ->> 'note' as note,
       case when a.request_id is not null
         then jsonb_build_object('refused', a.body -> 'refused') end as answer
     from incidents i
     join analyst_requests r on r.tenant_id = i.tenant_id and r.incident_id = i.id
     left join analyst_answers a on a.tenant_id = r.tenant_id and a.request_id = r.id
     where i.tenant_id = $1 and (i.heir_id = any ($2) or (i.heir_id is null and i.id = any ($2)))
     order by r.at, r.id`,
    [tx.tenantId, incidentIds],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** Requests of before (epoch ms) that wait for an answer: what the sweeper publishes again. */
export function sweepUnanswered(
  tx: SweepTx,
  before: number,
): Promise<{ tenantId: string; requestId: string }[]> {
  return tx.queryPlanned(
    `select r.tenant_id as "tenantId", r.id as "requestId" from analyst_requests r
     where r.at < $1 and not exists (select from analyst_answers a
       where a.tenant_id = r.tenant_id and a.request_id = r.id)
     order by r.at, r.tenant_id, r.id`,
    [instant(before)],
  );
}
