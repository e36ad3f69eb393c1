import type { Metric, ScoredAct } from '@nightjar/core';
import { askedOf } from './asked.ts';
import { column, instant, jsonColumn, jsonRows, text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** Keeps scored acts that models may look at again, one row an event. */
export async function saveMatches(tx: TenantTx, acts: readonly ScoredAct[]): Promise<void> {
  const sorted = acts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx.queryPlanned(
    `insert into matches (tenant_id, event_id, subject, source_ip, happened_at, metric, act)
     select $1, * from unnest($2::uuid[], $3::text[], $4::inet[], $5::timestamptz[], $6::text[],
       ${jsonRows('$7')})
     on conflict (tenant_id, event_id) do update set act = excluded.act, metric = excluded.metric,
       subject = excluded.subject, source_ip = excluded.source_ip
     where matches.act::text is distinct from excluded.act::text`,
    [
      tx.tenantId,
      column(sorted, (act) => act.id),
      column(sorted, (act) => text(act.subject)),
      column(sorted, (act) => act.ip),
      column(sorted, (act) => instant(act.time)),
      column(sorted, (act) => act.metric),
      jsonColumn(sorted, (act) => act),
    ],
  );
}

/** What is kept of these events. */
export async function listMatchesOfEvents(
  tx: TenantTx,
  eventIds: readonly string[],
): Promise<ScoredAct[]> {
  const rows = await tx.queryPlanned<{ act: ScoredAct }>(
    'select act from matches where tenant_id = $1 and event_id = any ($2::uuid[]) order by event_id',
    [tx.tenantId, eventIds],
  );
  return rows.map(({ act }) => act);
}

/** Matches of a subject in [from, to], those nearest to `at` first; times in epoch ms. */
export async function listMatchesAround(
  tx: TenantTx,
  of: { subject: string; from: number; to: number; at: number; limit: number },
): Promise<ScoredAct[]> {
  const rows = await tx.query<{ act: ScoredAct }>(
    `select act from matches
     where tenant_id = $1 and subject = $2 and happened_at between $3 and $4
     order by abs(extract(epoch from happened_at - $5::timestamptz)), event_id limit $6`,
    [tx.tenantId, of.subject, instant(of.from), instant(of.to), instant(of.at), of.limit],
  );
  return rows.map(({ act }) => act);
}

export interface MatchFilter {
  /** Epoch ms, both inclusive. */
  from: number;
  to: number;
  subjects?: readonly string[];
  sourceIps?: readonly string[];
  /** Of whom none is asked for. */
  exceptSubjects?: readonly string[];
  metric?: Metric;
  /** Only those without a source, or with one. */
  isSourceless?: boolean;
}

/** Matches, of the subjects and the sources that are named (of all, where none are), by time and id. */
export async function listMatches(tx: TenantTx, filter: MatchFilter): Promise<ScoredAct[]> {
  const { exceptSubjects, isSourceless, metric, subjects, sourceIps } = filter;
  if (subjects?.length === 0 || sourceIps?.length === 0) return [];
  const { where, params } = askedOf(tx, [
    ['happened_at >= ?', instant(filter.from)],
    ['happened_at <= ?', instant(filter.to)],
    ['subject = any (?::text[])', subjects],
    ['source_ip = any (?::inet[])', sourceIps],
    ['(subject is null or subject <> all (?::text[]))', exceptSubjects],
    [`coalesce(metric, act ->> 'metric') = ?`, metric],
    ['(source_ip is null) = ?', isSourceless],
  ]);
  const rows = await tx.queryPlanned<{ act: ScoredAct }>(
    `select act from matches where ${where} order by happened_at, event_id`,
    params,
  );
  return rows.map(({ act }) => act);
}

/** Whose matches there are in [from, to] at any of the sources; the acts themselves are not read. */
export async function listMatchedSubjects(
  tx: TenantTx,
  { from, sourceIps, to }: { from: number; to: number; sourceIps: readonly string[] },
): Promise<string[]> {
  if (sourceIps.length === 0) return [];
  const rows = await tx.queryPlanned<{ subject: string }>(
    `select distinct subject from matches
     where tenant_id = $1 and happened_at between $2 and $3 and source_ip = any ($4::inet[])
       and subject is not null`,
    [tx.tenantId, instant(from), instant(to), sourceIps],
  );
  return rows.map(({ subject }) => subject);
}
