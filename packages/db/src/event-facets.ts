import { outcomeSql, restrict, type EventRestriction } from './events.ts';
import type { TenantTx } from './tenancy/index.ts';

/** Columns whose values are counted. */
export const eventFacets = [
  'operation',
  'subject',
  'ip',
  'asn',
  'country',
  'ipClass',
  'clientFamily',
  'outcome',
  'source',
] as const;
export type EventFacet = (typeof eventFacets)[number];

/** How often a value was seen, as text; numbers and indexes as their digits. */
export interface FacetCount {
  facet: EventFacet;
  value: string;
  count: number;
}

export interface FacetCounts {
  /** How many events were counted: the newest `eventsMax` at most. */
  counted: number;
  /** The most frequent values of each column, most frequent first. */
  values: FacetCount[];
  /** By hour since the epoch, hours without events left out. */
  hours: Map<number, number>;
}

/** Counts what the newest events of a restriction show, at most `valuesMax` values of each column. */
export async function countEventFacets(
  tx: TenantTx,
  {
    eventsMax,
    valuesMax,
    ...restriction
  }: EventRestriction & { eventsMax: number; valuesMax: number },
): Promise<FacetCounts> {
  const { where, params } = restrict(tx, restriction);
  const rows = await tx.query<{ facet: EventFacet | 'all' | 'hour'; value: string; count: number }>(
    `with found as (
       select * from events where ${where} order by id desc limit $${params.length + 1}),
     counted as (
       select facet, value, count(*)::integer as count
       from found cross join lateral (values
         ('operation', operation), ('subject', subject), ('ip', host(ip)), ('asn', asn::text),
         ('country', country), ('ipClass', ip_class), ('clientFamily', client_family),
         ('outcome', (${outcomeSql})::text), ('source', source::text), ('all', ''),
         -- The first 48 bits of an id are its milliseconds.
         ('hour', (('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 3600000)::text)
       ) as shown (facet, value)
       where value is not null group by facet, value),
     ranked as (
       select *, row_number() over (partition by facet order by count desc, value) as place
       from counted)
     select facet, value, count from ranked
     where facet = 'hour' or place <= $${params.length + 2}
     order by facet, place`,
    [...params, eventsMax, valuesMax],
  );
  const of = (facet: string) => rows.filter((row) => row.facet === facet);
  return {
    counted: of('all')[0]?.count ?? 0,
    values: rows.filter((row): row is FacetCount => row.facet !== 'all' && row.facet !== 'hour'),
    hours: new Map(of('hour').map(({ value, count }) => [Number(value), count])),
  };
}
