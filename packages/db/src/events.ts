import { column, instant, text } from './columns.ts';
import { inHouse, TransactionConflict, type Database, type TenantTx } from './tenancy/index.ts';

/** What is searched and shown in lists. The whole event lies in its batch, at `position`. */
export interface EventRow {
  id: string;
  position: number;
  /** 8 or more bytes of a hash of the vendor's record. */
  contentHash: Uint8Array;
  classUid: number;
  activityId: number;
  operation: string;
  subject: string | null;
  ip: string | null;
  asn: number | null;
  country: string | null;
  clientFamily: string | null;
  ipClass: string | null;
  session: string | null;
  /** OCSF status_id: 1 success, 2 failure, 0 unknown. */
  outcome: number;
  /** Index in core's `sources`. */
  source: number;
  /** The vendor's own record id. */
  sourceUid: string;
}

/** A stored event; `knownAt` in epoch ms. */
export type StoredEvent = Omit<EventRow, 'contentHash'> & { batchId: string; knownAt: number };

/** Makes the weekly partitions for event times in epoch ms; call it before storing, outside a tenant. */
export async function ensureEventPartitions(
  db: Database,
  fromMs: number,
  toMs: number,
): Promise<number> {
  const [row] = await inHouse(db, (tx) =>
    tx.query<{ made: number }>('select ensure_event_partitions($1, $2) as made', [
      instant(fromMs),
      instant(toMs),
    ]),
  );
  return row!.made;
}

/** Of these ids those stored already, each with the hash of its content. */
export async function listKnownEvents(
  tx: TenantTx,
  ids: readonly string[],
): Promise<Map<string, Buffer>> {
  const rows = await tx.query<{ id: string; hash: Buffer }>(
    `select id, content_hash as hash from events where tenant_id = $1 and id = any ($2::uuid[])`,
    [tx.tenantId, ids],
  );
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/**
 * Stores the events of one batch; ids must be new (`listKnownEvents`) and distinct. Throws
 * TransactionConflict where another transaction stored one of them in between: the work runs again and
 * finds it known, so each event belongs to exactly one batch.
 */
export async function insertEvents(
  tx: TenantTx,
  batch: { id: string; knownAt: number },
  events: readonly EventRow[],
): Promise<void> {
  // Overlapping inserts in different orders would deadlock.
  const sorted = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const stored = await tx.queryPlanned(insertSql, [
    tx.tenantId,
    batch.id,
    instant(batch.knownAt),
    column(sorted, (event) => event.id),
    column(sorted, (event) => event.position),
    column(sorted, (event) => Buffer.from(event.contentHash)),
    column(sorted, (event) => event.classUid),
    column(sorted, (event) => event.activityId),
    column(sorted, (event) => text(event.operation)),
    column(sorted, (event) => text(event.subject)),
    column(sorted, (event) => event.ip),
    column(sorted, (event) => event.asn),
    column(sorted, (event) => text(event.country)),
    column(sorted, (event) => text(event.clientFamily)),
    column(sorted, (event) => event.ipClass),
    column(sorted, (event) => text(event.session)),
    column(sorted, (event) => event.outcome),
    column(sorted, (event) => event.source),
    column(sorted, (event) => text(event.sourceUid)),
  ]);
  if (stored.length < events.length)
    throw new TransactionConflict('Some of these events were stored meanwhile.');
}

const insertSql = `
  insert into events (tenant_id, batch_id, known_at, id, position, content_hash, class_uid,
    activity_id, operation, subject, ip, asn, country, client_family, ip_class, session, outcome,
    source, source_uid)
  select $1, $2, $3, * from unnest($4::uuid[], $5::int[], $6::bytea[], $7::int[], $8::int[],
    $9::text[], $10::text[], $11::inet[], $12::bigint[], $13::text[], $14::text[], $15::text[],
    $16::text[], $17::smallint[], $18::smallint[], $19::text[])
  on conflict do nothing returning id`;

/** Which events; absent fields do not restrict. */
export interface EventRestriction {
  /** Bounds of ids, `from` inclusive and `to` exclusive (core's `lowestEventId`). */
  fromId?: string | undefined;
  toId?: string | undefined;
  subject?: string | undefined;
  ip?: string | undefined;
  operation?: string | undefined;
  asn?: number | undefined;
  country?: string | undefined;
  clientFamily?: string | undefined;
  ipClass?: string | undefined;
  session?: string | undefined;
  /** 1 success, 2 failure, 0 neither. */
  outcome?: number | undefined;
  source?: number | undefined;
}

export interface EventFilter extends EventRestriction {
  order?: 'oldest' | 'newest';
  limit: number;
}

/** Success (1), failure (2), or neither (0): OCSF has further kinds of neither. */
export const outcomeSql = 'case when outcome in (1, 2) then outcome else 0 end';

/** The condition that a restriction is, and its parameters, of which the tenant is the first. */
export function restrict(tx: TenantTx, of: EventRestriction): { where: string; params: unknown[] } {
  const asked = [
    ['id >=', of.fromId],
    ['id <', of.toId],
    ['subject =', of.subject],
    ['ip =', of.ip],
    ['operation =', of.operation],
    ['asn =', of.asn],
    ['country =', of.country],
    ['client_family =', of.clientFamily],
    ['ip_class =', of.ipClass],
    ['session =', of.session],
    [`${outcomeSql} =`, of.outcome],
    ['source =', of.source],
  ] as const;
  const given = asked.filter(([, value]) => value !== undefined);
  return {
    where: ['tenant_id = $1', ...given.map(([sql], at) => `${sql} $${at + 2}`)].join(' and '),
    params: [tx.tenantId, ...given.map(([, value]) => value)],
  };
}

/** Events of the tenant by event time. Page on by `fromId` or `toId`. */
export async function listEvents(tx: TenantTx, filter: EventFilter): Promise<StoredEvent[]> {
  const { where, params } = restrict(tx, filter);
  const rows = await tx.query<StoredEvent & { knownAt: Date }>(
    `select ${storedColumns} from events where ${where}
     order by id ${filter.order === 'oldest' ? 'asc' : 'desc'} limit $${params.length + 1}`,
    [...params, filter.limit],
  );
  return rows.map((row) => ({ ...row, knownAt: row.knownAt.getTime() }));
}

/**
 * The batches of the first events in [fromId, toId), at most `limit`, each with the last of them that it holds, the
 * batch of the earliest first. Page on from the last id of all while the counts make `limit`.
 */
export async function listBatchesOfEvents(
  tx: TenantTx,
  { fromId, toId, limit }: { fromId: string; toId: string; limit: number },
): Promise<{ batchId: string; lastId: string; count: number }[]> {
  return tx.query(
    `select batch_id as "batchId", max(id::text) as "lastId", count(*)::integer as count
     from (select id, batch_id from events where tenant_id = $1 and id >= $2 and id < $3
       order by id limit $4) as found
     group by batch_id order by min(id::text)`,
    [tx.tenantId, fromId, toId, limit],
  );
}

/** Sign-ins (OCSF 3002) that succeeded at these addresses; bounds of ids as in `EventFilter`. */
export async function listSuccessesAt(
  tx: TenantTx,
  { ips, fromId, toId }: { ips: readonly string[]; fromId: string; toId: string },
): Promise<{ id: string; batchId: string }[]> {
  return tx.query(
    `select id, batch_id as "batchId" from events
     where tenant_id = $1 and ip = any ($2::inet[]) and id >= $3 and id < $4
       and class_uid = 3002 and outcome = 1`,
    [tx.tenantId, ips, fromId, toId],
  );
}

/** What a subject did, of certain operations, within bounds of ids as in `EventFilter`. */
export interface OperationFilter {
  subject: string;
  operations: readonly string[];
  fromId: string;
  toId: string;
}

/** Of each filter how many such events each hour since the epoch holds; hours without any are left out. */
export async function countEventsByHour(
  tx: TenantTx,
  filters: readonly OperationFilter[],
): Promise<ReadonlyMap<number, number>[]> {
  const counted = filters.map(() => new Map<number, number>());
  if (filters.length === 0) return counted;
  const rows = await tx.query<{ at: number; hour: number; count: number }>(
    // The first 48 bits of an id are its milliseconds.
    `select (asked.place - 1)::integer as at, found.hour, found.count
     from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[])
       with ordinality as asked (subject, operations, from_id, to_id, place),
     lateral (
       select (('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 3600000)::integer
           as hour, count(*)::integer as count
       from events
       where tenant_id = $1 and subject = asked.subject
         and operation = any (string_to_array(asked.operations, chr(31)))
         and id >= asked.from_id and id < asked.to_id
       group by 1) as found`,
    [
      tx.tenantId,
      column(filters, ({ subject }) => subject),
      column(filters, ({ operations }) => operations.join('\u001f')),
      column(filters, ({ fromId }) => fromId),
      column(filters, ({ toId }) => toId),
    ],
  );
  for (const { at, count, hour } of rows) counted[at]!.set(hour, count);
  return counted;
}

/** Those of them that are not kept as matches, with the batches that hold them. */
export async function listUnkeptEvents(
  tx: TenantTx,
  filter: OperationFilter,
): Promise<{ id: string; batchId: string }[]> {
  return tx.query(
    `select id, batch_id as "batchId" from events e
     where tenant_id = $1 and subject = $2 and operation = any ($3::text[])
       and id >= $4 and id < $5
       and not exists (select from matches m where m.tenant_id = $1 and m.event_id = e.id)`,
    [tx.tenantId, filter.subject, filter.operations, filter.fromId, filter.toId],
  );
}

const storedColumns = `id, batch_id as "batchId", position, known_at as "knownAt",
  class_uid as "classUid", activity_id as "activityId", operation, subject, host(ip) as ip, asn,
  country, client_family as "clientFamily", ip_class as "ipClass", session, outcome, source,
  source_uid as "sourceUid"`;
