import type { Metric, ScoredAct } from '@nightjar/core';
import { column, instant, jsonColumn, jsonRows, text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** Keeps scored acts that models may look at again, one row an event. */
export async function saveMatches(tx: TenantTx, acts: readonly ScoredAct[]): Promise<void> {
  const sorted = acts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx.query(
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
  const rows = await tx.query<{ act: ScoredAct }>(
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
  /** Only those without a source. */
  isSourceless?: boolean;
}

/** Matches of any of the subjects or sources (of all, when neither is given), by time and id. */
export async function listMatches(tx: TenantTx, filter: MatchFilter): Promise<ScoredAct[]> {
  const { subjects, sourceIps } = filter;
  const asked = [...(subjects ?? []), ...(sourceIps ?? [])];
  if ((subjects ?? sourceIps) && asked.length === 0) return [];
  const rows = await tx.query<{ act: ScoredAct }>(
    `select act from matches
     where tenant_id = $1 and happened_at between $2 and $3
       and (($4::text[] is null and $5::inet[] is null)
         or subject = any ($4) or source_ip = any ($5))
       and ($6::text[] is null or subject is null or subject <> all ($6))
       and ($7::text is null or metric = $7 or (metric is null and act ->> 'metric' = $7))
       and (not $8 or source_ip is null)
     order by happened_at, event_id`,
    [
      tx.tenantId,
      instant(filter.from),
      instant(filter.to),
      subjects ?? null,
      sourceIps ?? null,
      filter.exceptSubjects ?? null,
      filter.metric ?? null,
      filter.isSourceless ?? false,
    ],
  );
  return rows.map(({ act }) => act);
}

/** Whose matches there are in [from, to] at any of the sources; the acts themselves are not read. */
export async function listMatchedSubjects(
  tx: TenantTx,
  { from, sourceIps, to }: { from: number; to: number; sourceIps: readonly string[] },
): Promise<string[]> {
  if (sourceIps.length === 0) return [];
  const rows = await tx.query<{ subject: string }>(
    `select distinct subject from matches
     where tenant_id = $1 and happened_at between $2 and $3 and source_ip = any ($4::inet[])
       and subject is not null`,
    [tx.tenantId, instant(from), instant(to), sourceIps],
  );
  return rows.map(({ subject }) => subject);
}
