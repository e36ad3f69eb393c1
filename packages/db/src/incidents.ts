import { createHash } from 'node:crypto';
import { evidenceIdOf, type Grouped, type Incident } from '@nightjar/core';
import { column, instant, json, text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** An incident with what its row knows beyond the core; times in epoch ms. */
export type StoredIncident = Incident & {
  status: 'open' | 'superseded';
  revision: number;
  knownAt: number;
  changedAt: number;
};

const hashOf = (body: string): Buffer => createHash('sha256').update(body).digest();

/** Of these incidents those that are new, or not as they were saved: told by hashes, no body is read. */
export async function selectChanged(
  tx: TenantTx,
  incidents: readonly Incident[],
): Promise<Incident[]> {
  const rows = await tx.queryPlanned<{ id: string; hash: Buffer | null }>(
    `select id, body_hash as hash from incidents
     where tenant_id = $1 and id = any ($2) and status = 'open'`,
    [tx.tenantId, column(incidents, ({ id }) => id)],
  );
  const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
  return incidents.filter((one) => {
    const hash = hashes.get(one.id);
    return hash == null || !hash.equals(hashOf(json(one)));
  });
}

/**
 * Saves incidents as they now are, with their breaches; one that changed gets the next revision. Returns
 * the ids of those that are new or changed.
 */
export async function saveIncidents(
  tx: TenantTx,
  incidents: readonly Incident[],
  at: number,
): Promise<string[]> {
  const sorted = incidents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const bodies = sorted.map(json);
  const rows = await tx.query<{ id: string }>(saveSql, [
    tx.tenantId,
    instant(at),
    column(sorted, (one) => one.id),
    column(sorted, (one) => one.displayId),
    column(sorted, (one) => text(one.title)),
    column(sorted, (one) => one.category),
    column(sorted, (one) => one.severity),
    column(sorted, (one) => one.score),
    column(sorted, (one) => instant(one.start)),
    column(sorted, (one) => instant(one.end)),
    // An array of arrays would come out flat, so lists travel as JSON.
    column(sorted, (one) => json(one.subjects.map(({ name }) => name))),
    column(sorted, (one) => json(one.subjects.map(({ key }) => key))),
    column(sorted, (one) => json(one.techniques)),
    column(sorted, (one) => text(one.summary)),
    column(sorted, (one) => json(one.reasons)),
    column(sorted, (one) => evidenceIdOf(one.breachIds)),
    bodies,
    bodies.map(hashOf),
  ]);
  const changed = new Set(rows.map(({ id }) => id));
  await replaceBreaches(
    tx,
    sorted.filter(({ id }) => changed.has(id)),
  );
  return [...changed];
}

const listOf = (name: string): string => `array(select jsonb_array_elements_text(${name}))`;
const breachesOf = (body: string): string =>
  `select jsonb_array_elements_text(${body} -> 'breachIds')`;

const saveSql = `
  insert into incidents as old (tenant_id, known_at, changed_at, id, display_id, title, category,
    severity, score, started_at, ended_at, subject_names, subject_keys, techniques, summary, reasons,
    evidence_id, body, body_hash, status, revision, evidence_at)
  select $1, $2, $2, id, display_id, title, category, severity, score, started_at, ended_at,
    ${listOf('names')}, ${listOf('keys')}, ${listOf('techniques')}, summary, ${listOf('reasons')},
    evidence_id, body, body_hash, 'open', 1, $2
  from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::real[],
    $9::timestamptz[], $10::timestamptz[], $11::jsonb[], $12::jsonb[], $13::jsonb[], $14::text[],
    $15::jsonb[], $16::uuid[], $17::jsonb[], $18::bytea[])
    as new (id, display_id, title, category, severity, score, started_at, ended_at, names, keys,
      techniques, summary, reasons, evidence_id, body, body_hash)
  on conflict (tenant_id, id) do update set
    display_id = excluded.display_id, title = excluded.title, category = excluded.category,
    severity = excluded.severity, score = excluded.score, started_at = excluded.started_at,
    ended_at = excluded.ended_at, subject_names = excluded.subject_names,
    subject_keys = excluded.subject_keys, techniques = excluded.techniques, summary = excluded.summary,
    reasons = excluded.reasons, evidence_id = excluded.evidence_id, body = excluded.body,
    body_hash = excluded.body_hash,
    status = 'open', heir_id = null,
    changed_at = excluded.changed_at, revision = old.revision + 1,
    evidence_at = case when excluded.evidence_id = old.evidence_id
        or not exists (${breachesOf('excluded.body')} except ${breachesOf('old.body')})
      then old.evidence_at else excluded.evidence_at end
  where old.body is distinct from excluded.body or old.status <> 'open'
  returning id`;

async function replaceBreaches(tx: TenantTx, incidents: readonly Incident[]): Promise<void> {
  const pairs = incidents.flatMap(({ id, breachIds }) =>
    breachIds.map((breachId) => ({ id, breachId })),
  );
  await tx.query(
    'delete from incident_breaches where tenant_id = $1 and incident_id = any ($2::uuid[])',
    [tx.tenantId, column(incidents, ({ id }) => id)],
  );
  await tx.query(
    `insert into incident_breaches (tenant_id, incident_id, breach_id)
     select $1, * from unnest($2::uuid[], $3::uuid[])`,
    [tx.tenantId, column(pairs, ({ id }) => id), column(pairs, ({ breachId }) => breachId)],
  );
}

/** Ids of the open incidents. */
export async function listOpenIncidentIds(tx: TenantTx): Promise<string[]> {
  const sql = `select id from incidents where tenant_id = $1 and status = 'open'`;
  return (await tx.queryPlanned<{ id: string }>(sql, [tx.tenantId])).map(({ id }) => id);
}

/** Open ones of these incidents with their breaches by time, by id. */
export async function listGrouped(
  tx: TenantTx,
  ids: readonly string[],
): Promise<Map<string, Grouped>> {
  const rows = await tx.query<Grouped>(
    `select i.id, i.revision, array(select b.id from incident_breaches own
         join breaches b on b.tenant_id = $1 and b.id = own.breach_id
         where own.tenant_id = $1 and own.incident_id = i.id order by b.happened_at, b.id) as "breachIds"
     from incidents i where i.tenant_id = $1 and i.id = any ($2) and i.status = 'open'`,
    [tx.tenantId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Open incidents other than these, whose breaches went elsewhere, become superseded. Returns their ids. */
export async function supersedeIncidents(
  tx: TenantTx,
  ids: readonly string[],
  at: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update incidents set status = 'superseded', changed_at = $3, revision = revision + 1
     where tenant_id = $1 and id = any ($2::uuid[]) and status = 'open' returning id`,
    [tx.tenantId, ids, instant(at)],
  );
  return rows.map(({ id }) => id);
}

export interface IncidentFilter {
  ids?: readonly string[];
  /** Incidents that hold any of these breaches. */
  breachIds?: readonly string[];
  /** Epoch ms: incidents that ended then or later. */
  endedSince?: number;
  /** Epoch ms: incidents that changed then or later. */
  changedSince?: number;
  includeSuperseded?: boolean;
}

/** Incidents by start and id. */
export async function listIncidents(
  tx: TenantTx,
  filter: IncidentFilter,
): Promise<StoredIncident[]> {
  const rows = await tx.query<IncidentRow>(
    `select body, status, revision, known_at as "knownAt", changed_at as "changedAt"
     from incidents i
     where tenant_id = $1
       and ($2::uuid[] is null or id = any ($2))
       and ($3::uuid[] is null or exists (select from incident_breaches b
         where b.tenant_id = $1 and b.incident_id = i.id and b.breach_id = any ($3)))
       and ($4::timestamptz is null or ended_at >= $4)
       and ($5 or status = 'open')
       and ($6::timestamptz is null or changed_at >= $6)
     order by started_at, id`,
    [
      tx.tenantId,
      filter.ids ?? null,
      filter.breachIds ?? null,
      filter.endedSince === undefined ? null : instant(filter.endedSince),
      filter.includeSuperseded ?? false,
      filter.changedSince === undefined ? null : instant(filter.changedSince),
    ],
  );
  return rows.map(({ body, status, revision, knownAt, changedAt }) => ({
    ...body,
    status,
    revision,
    knownAt: knownAt.getTime(),
    changedAt: changedAt.getTime(),
  }));
}

interface IncidentRow {
  body: Incident;
  status: 'open' | 'superseded';
  revision: number;
  knownAt: Date;
  changedAt: Date;
}
