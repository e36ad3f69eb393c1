import { createHash } from 'node:crypto';
import { instant } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** Something a person or process did that must be shown later. `at` in epoch ms; JSON values. */
export interface AuditEntry {
  at: number;
  personId: string | null;
  action: string;
  object: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
}

/** An entry in its place in the tenant's chain. */
export type ChainedEntry = AuditEntry & { seq: number; prevHash: Buffer; hash: Buffer };

const genesis = Buffer.alloc(32);

/** JSON with sorted keys and without what JSON cannot say: equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** SHA-256 of the previous hash and the entry. */
export function hashEntry(prevHash: Uint8Array, seq: number, entry: AuditEntry): Buffer {
  const { at, personId, action, object, before = null, after = null, reason = null } = entry;
  const content = canonicalJson({ seq, at, personId, action, object, before, after, reason });
  return createHash('sha256').update(prevHash).update(content).digest();
}

/** Adds an entry to the tenant's chain, in the transaction of the change it tells of. */
export async function appendAudit(tx: TenantTx, entry: AuditEntry): Promise<number> {
  const stored = storable(entry);
  await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))::text', [
    'audit_log',
    tx.tenantId,
  ]);
  const [head] = await tx.query<{ seq: number | bigint; hash: Uint8Array }>(
    'select seq, hash from audit_log where tenant_id = $1 order by seq desc limit 1',
    [tx.tenantId],
  );
  const seq = Number(head?.seq ?? 0) + 1;
  const prevHash = Buffer.from(head?.hash ?? genesis);
  await tx.query(
    `insert into audit_log
       (tenant_id, seq, at, person_id, action, object, before, after, reason, prev_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.tenantId,
      seq,
      instant(stored.at),
      stored.personId,
      stored.action,
      stored.object,
      stored.before === undefined ? null : JSON.stringify(stored.before),
      stored.after === undefined ? null : JSON.stringify(stored.after),
      stored.reason ?? null,
      prevHash,
      hashEntry(prevHash, seq, stored),
    ],
  );
  return seq;
}

/** The entry as Postgres will give it back, so that the hash is of what a verifier reads. */
function storable(entry: AuditEntry): AuditEntry {
  const replace = (value: string): string => value.toWellFormed().replaceAll('\0', '\ufffd');
  return JSON.parse(
    JSON.stringify({ ...entry, at: Math.floor(entry.at) }, (_, part: unknown) =>
      typeof part === 'string' ? replace(part) : part,
    ),
  ) as AuditEntry;
}

/** The tenant's chain from `afterSeq` on, oldest first. */
export async function listAudit(
  tx: TenantTx,
  afterSeq: number,
  limit: number,
): Promise<ChainedEntry[]> {
  const rows = await tx.query<ChainedEntry & { at: Date }>(
    `select seq, at, person_id as "personId", action, object, before, after, reason,
       prev_hash as "prevHash", hash
     from audit_log where tenant_id = $1 and seq > $2 order by seq limit $3`,
    [tx.tenantId, afterSeq, limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** The number of the first entry that does not follow from the one before it; undefined: the chain holds. */
export function findBrokenLink(chain: readonly ChainedEntry[]): number | undefined {
  return chain.find((entry, index) => {
    const before = index === 0 ? entry.prevHash : chain[index - 1]!.hash;
    const follows = index === 0 || entry.seq === chain[index - 1]!.seq + 1;
    return (
      !follows ||
      !entry.prevHash.equals(before) ||
      !entry.hash.equals(hashEntry(entry.prevHash, entry.seq, entry))
    );
  })?.seq;
}
