import {
  standOn,
  type Incident,
  type IncidentStatus,
  type ServiceLevel,
  type Stand,
  type TenantId,
} from '@nightjar/core';
import { namesSql } from './heirs.ts';
import type { StoredIncident } from './incidents.ts';
import { lastStandSql } from './last-stand.ts';
import { hoursSql } from './service-levels.ts';
import type { ScopeTx } from './tenancy/index.ts';

/** What a list shows of an incident as it stands: columns alone, its body is not read. Times in epoch ms. */
export type QueuedIncident = Pick<
  StoredIncident,
  | 'tenantId'
  | 'id'
  | 'displayId'
  | 'title'
  | 'category'
  | 'severity'
  | 'score'
  | 'start'
  | 'end'
  | 'techniques'
  | 'revision'
  | 'knownAt'
  | 'changedAt'
> & {
  /** The first of them. */
  subjects: Incident['subjects'];
  subjectCount: number;
  stand: Stand;
  /** When a breach was last added. */
  evidenceAt: number;
  /** When its clocks began to run. */
  openedAt: number;
  /** When a response was first carried out and verified. */
  containedAt: number | null;
  /** What the tenant agreed for its severity. */
  level: ServiceLevel;
  /** Its place in the order asked for; pass it as `after` to go on. */
  place: QueuePlace;
};

/** A row of a list names so many of those whom it concerns. */
const subjectsMax = 20;

/** Rank of status, rank of severity, minus score, minus known-ms, tenant, id: ascending. */
export type QueuePlace = [number, number, number, number, string, string];

/** Absent fields do not restrict. */
export interface QueueFilter {
  tenantIds: readonly TenantId[];
  ids?: readonly string[];
  statuses?: readonly IncidentStatus[];
  /** Null: nobody's. */
  assigneeId?: string | null;
  isPinned?: boolean;
  isContained?: boolean;
  /** Whether it is out of the way at `now`. */
  snoozed?: { is: boolean; now: number };
  /** Epoch ms: a clock is due by then, or was. */
  dueBefore?: number;
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

const msOf = (time: string): string => `(extract(epoch from ${time}) * 1000)::int8`;

const foundSql = `
  select i.tenant_id, i.id, i.score::float8 as score, i.severity, ${msOf('i.known_at')} as known_ms,
    array_position(array['Critical', 'High', 'Medium', 'Low'], i.severity) as severity_rank,
    ${msOf('i.evidence_at')} as evidence_ms, s.stand, coalesce(s.is_stale, false) as is_stale,
    case when s.is_stale then greatest(${msOf('i.evidence_at')}, (s.stand ->> 'endedAt')::int8)
      else (s.stand ->> 'reopenedAt')::int8 end as reopened_ms,
    (select ${msOf('min(n.known_at)')} from incidents n
      where n.tenant_id = i.tenant_id and (n.id = i.id or n.heir_id = i.id)) as first_ms,
    ${hoursSql('respond')} as respond, ${hoursSql('contain')} as contain, ${hoursSql('close')} as close
  from incidents i
  left join lateral ${lastStandSql} s on true
  left join service_levels l on l.tenant_id = i.tenant_id and l.severity = i.severity
  where i.tenant_id = any ($1::uuid[]) and i.status = 'open'
    and ($2::uuid[] is null or i.id = any ($2))
    and ($3::text[] is null or i.severity = any ($3))
    and ($4::float8 is null or i.score >= $4)
    and ($5::text is null or i.title ilike $5 or i.display_id ilike $5
      or exists (select from unnest(i.subject_names) name where name ilike $5))`;

const containedSql = `
  select i.*, coalesce(reopened_ms, first_ms) as opened_ms, (
    select ${msOf('min(a.changed_at)')} from ${namesSql} known
    join response_actions a on a.tenant_id = i.tenant_id and a.incident_id = known.name
    where a.state = 'verified'
      and (reopened_ms is null or ${msOf('a.changed_at')} > reopened_ms)) as contained_ms
  from found i`;

// What core's standOn says, for rows.
const standingSql = `
  select *, case when stand is not null and not is_stale and stand ->> 'status' <> 'new'
      then stand ->> 'status'
    when contained_ms is not null then 'in_progress' else 'new' end as standing,
    case when is_stale then stand || '{"snooze": null, "respondedAt": null, "pauses": []}'
      else stand end as live
  from contained`;

// What core's clocksOf says: the earliest of the clocks that run.
const dueSql = `
  select *, case when standing in ('new', 'in_progress') then opened_ms
    + coalesce((select sum((p ->> 'to')::float8 - (p ->> 'from')::float8)
        from jsonb_array_elements(live -> 'pauses') p), 0)
    + 3600000 * least(close, case when contained_ms is null then contain end,
      case when contained_ms is null and live ->> 'respondedAt' is null then respond end)
    end as due_ms
  from standing`;

const matchingSql = `with found as (${foundSql}), contained as (${containedSql}),
  standing as (${standingSql}), due as (${dueSql}), matching as (
  select * from due where ($6::text[] is null or standing = any ($6))
    and ($7::text is null or coalesce(live ->> 'assigneeId', 'nobody') = $7)
    and ($8::boolean is null or coalesce((live ->> 'isPinned')::boolean, false) = $8)
    and ($9::boolean is null or (contained_ms is not null) = $9)
    and ($10::boolean is null or $10 = coalesce((live -> 'snooze' ->> 'until')::float8 > $11::float8
      and evidence_ms <= (live -> 'snooze' ->> 'at')::float8, false))
    and ($12::float8 is null or due_ms <= $12))`;

// What is pinned stands before its like until it is closed.
const rankSql = `case when (live ->> 'isPinned')::boolean and standing not in ('resolved', 'closed') then 0
  else array_position(array['new', 'in_progress', 'on_hold', 'resolved', 'closed'], standing) end`;

const placeSql = {
  priority: `${rankSql}, severity_rank, -score, -known_ms, tenant_id, id`,
  newest: `0, 0, 0::float8, -known_ms, tenant_id, id`,
};

const pageSql = (order: QueuePage['order'], isFirst: boolean): string => `${matchingSql},
  page as (select *, jsonb_build_array(${placeSql[order]}) as place from matching
    ${isFirst ? '' : `where (${placeSql[order]}) > ($14::int, $15::int, $16::float8, $17::int8, $18::uuid, $19::uuid)`}
    order by ${orderBy(order)} limit $13)
  select i.tenant_id as "tenantId", i.id, i.display_id as "displayId", i.title, i.category, i.severity,
    i.score, i.started_at as "start", i.ended_at as "end", i.techniques, i.revision,
    i.known_at as "knownAt", i.changed_at as "changedAt", i.subject_keys[1:${subjectsMax}] as "subjectKeys",
    i.subject_names[1:${subjectsMax}] as "subjectNames", cardinality(i.subject_keys) as "subjectCount",
    page.stand, page.is_stale as "isGrown", page.evidence_ms as "evidenceAt",
    page.opened_ms as "openedAt", page.contained_ms as "containedAt", page.respond, page.contain,
    page.close, page.place
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
  filter.statuses ?? null,
  filter.assigneeId === null ? 'nobody' : (filter.assigneeId ?? null),
  filter.isPinned ?? null,
  filter.isContained ?? null,
  filter.snoozed?.is ?? null,
  filter.snoozed?.now ?? null,
  filter.dueBefore ?? null,
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
  return rows.map(queuedOf);
}

type Told = Pick<
  QueuedIncident,
  | 'tenantId'
  | 'id'
  | 'displayId'
  | 'title'
  | 'category'
  | 'severity'
  | 'score'
  | 'techniques'
  | 'revision'
  | 'subjectCount'
  | 'place'
>;

interface QueueRow extends Told, ServiceLevel {
  subjectKeys: string[];
  subjectNames: string[];
  start: Date;
  end: Date;
  knownAt: Date;
  changedAt: Date;
  stand: Stand | null;
  isGrown: boolean;
  // Postgres gives its longest integers as bigint.
  evidenceAt: bigint | number;
  openedAt: bigint | number;
  containedAt: bigint | number | null;
}

function queuedOf(row: QueueRow): QueuedIncident {
  const { respond, contain, close, subjectKeys, subjectNames, isGrown, ...told } = row;
  const evidenceAt = Number(row.evidenceAt);
  const containedAt = row.containedAt === null ? null : Number(row.containedAt);
  return {
    ...told,
    subjects: subjectKeys.map((key, at) => ({ key, name: subjectNames[at]! })),
    start: row.start.getTime(),
    end: row.end.getTime(),
    knownAt: row.knownAt.getTime(),
    changedAt: row.changedAt.getTime(),
    evidenceAt,
    containedAt,
    openedAt: Number(row.openedAt),
    stand: standOn(row.stand, { isGrown, evidenceAt }, containedAt),
    level: { respond, contain, close },
  };
}

/** How many incidents match, counted up to `most`. */
export async function countIncidentQueue(
  tx: ScopeTx,
  filter: QueueFilter,
  most: number,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `${matchingSql} select count(*)::int as count from (select from matching limit $13) as counted`,
    [...paramsOf(filter), most],
  );
  return row!.count;
}
