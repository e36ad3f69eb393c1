import type { Incident, TenantId } from '@nightjar/core';
import { namesSql } from './heirs.ts';
import type { StoredIncident } from './incidents.ts';
import type { ScopeTx } from './tenancy/index.ts';

export const standings = ['new', 'acknowledged', 'contained', 'benign'] as const;
/** What became of an incident: the analyst's row, people's decisions and responses together. */
export type Standing = (typeof standings)[number];

/** An incident as it stands. */
export type QueuedIncident = StoredIncident & {
  standing: Standing;
  assigneeId: string | null;
  /** Its place in the order asked for; pass it as `after` to go on. */
  place: QueuePlace;
};

/** Rank of standing, rank of severity, minus score, minus known-ms, tenant, id: ascending. */
export type QueuePlace = [number, number, number, number, string, string];

/** Absent fields do not restrict. */
export interface QueueFilter {
  tenantIds: readonly TenantId[];
  ids?: readonly string[];
  standings?: readonly Standing[];
  severities?: readonly Incident['severity'][];
  minScore?: number;
  /** Part of the title, a subject's name or the display id; any case. */
  text?: string;
}

export interface QueuePage {
  /** `priority`: undecided first, then severity, score, newest. */
  order: 'priority' | 'newest';
  after?: QueuePlace;
  limit: number;
}

// By each name apart: so each is one look into the index, however many decisions a tenant has.
const lastSql = (where: string): string => `
  select d.kind, d.at, d.person_id from ${namesSql} known cross join lateral (
    select * from incident_decisions d
    where d.tenant_id = i.tenant_id and d.incident_id = known.name and ${where}
    order by d.seq desc limit 1) d
  order by d.at desc, d.incident_id limit 1`;

// A verdict is on what its person saw: it does not close another incident that stood beside it then.
const standingSql = `
  select i.tenant_id, i.id, i.score::float8 as score, taken.person_id as assignee_id,
    (extract(epoch from i.known_at) * 1000)::int8 as known_ms,
    array_position(array['Critical', 'High', 'Medium', 'Low'], i.severity) as severity_rank,
    case when last.kind = 'benign' then 'benign'
      when exists (select from ${namesSql} known cross join lateral (
        select from response_actions a
        where a.tenant_id = i.tenant_id and a.incident_id = known.name and a.state = 'verified'
        and (last.kind is distinct from 'reopen' or a.changed_at > last.at) limit 1) a)
        then 'contained'
      when last.kind = 'acknowledge' then 'acknowledged'
      else 'new' end as standing
  from incidents i
  left join lateral (${lastSql(`d.kind in ('acknowledge', 'benign', 'reopen')
    and (d.kind <> 'benign' or d.incident_id = i.id or d.at < i.known_at)`)}) last on true
  left join lateral (${lastSql(`d.kind in ('acknowledge', 'assign')`)}) taken on true
  where i.tenant_id = any ($1::uuid[]) and i.status = 'open'
    and ($2::uuid[] is null or i.id = any ($2))
    and ($3::text[] is null or i.severity = any ($3))
    and ($4::float8 is null or i.score >= $4)
    and ($5::text is null or i.title ilike $5 or i.display_id ilike $5
      or exists (select from unnest(i.subject_names) name where name ilike $5))`;

const matchingSql = `with standing as (${standingSql}), matching as (
  select * from standing where $6::text[] is null or standing = any ($6))`;

const rankSql = `array_position(array['new', 'acknowledged', 'contained', 'benign'], standing)`;

const placeSql = {
  priority: `${rankSql}, severity_rank, -score, -known_ms, tenant_id, id`,
  newest: `0, 0, 0::float8, -known_ms, tenant_id, id`,
};

const pageSql = (order: QueuePage['order'], isFirst: boolean): string => `${matchingSql},
  page as (select *, jsonb_build_array(${placeSql[order]}) as place from matching
    ${isFirst ? '' : `where (${placeSql[order]}) > ($8::int, $9::int, $10::float8, $11::int8, $12::uuid, $13::uuid)`}
    order by ${orderBy(order)} limit $7)
  select i.body, i.status, i.revision, i.known_at as "knownAt", i.changed_at as "changedAt",
    page.standing, page.assignee_id as "assigneeId", page.place
  from page join incidents i on i.tenant_id = page.tenant_id and i.id = page.id
  order by ${orderBy(order).replaceAll(/\b(tenant_id|id|score)\b/g, 'page.$1')}`;

// Constants order nothing, and Postgres refuses them there.
const orderBy = (order: QueuePage['order']): string =>
  order === 'newest' ? '-known_ms, tenant_id, id' : placeSql.priority;

const paramsOf = (filter: QueueFilter): unknown[] => [
  filter.tenantIds,
  filter.ids ?? null,
  filter.severities ?? null,
  filter.minScore ?? null,
  filter.text === undefined ? null : `%${filter.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
  filter.standings ?? null,
];

/** One page of the incidents of many tenants as they stand. */
export async function listIncidentQueue(
  tx: ScopeTx,
  filter: QueueFilter,
  { order, after, limit }: QueuePage,
): Promise<QueuedIncident[]> {
  const rows = await tx.query<QueueRow>(pageSql(order, after === undefined), [
    ...paramsOf(filter),
    limit,
    ...(after ?? []),
  ]);
  return rows.map(({ body, knownAt, changedAt, ...more }) => ({
    ...body,
    ...more,
    knownAt: knownAt.getTime(),
    changedAt: changedAt.getTime(),
  }));
}

type QueueRow = Omit<QueuedIncident, keyof Incident | 'knownAt' | 'changedAt'> & {
  body: Incident;
  knownAt: Date;
  changedAt: Date;
};

/** How many incidents match, counted up to `most`. */
export async function countIncidentQueue(
  tx: ScopeTx,
  filter: QueueFilter,
  most: number,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `${matchingSql} select count(*)::int as count from (select from matching limit $7) as counted`,
    [...paramsOf(filter), most],
  );
  return row!.count;
}
