import type { MessageKind, Stage } from './catalog.ts';

/** Each kind of message is spread over this many shards by its tenant. */
export const shardCount = 16;
export const allShards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** A tenant's shard: FNV-1a of its id. Never changes, so a tenant's messages meet one consumer. */
export const shardOf = (tenantId: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(tenantId, 'utf8')) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash % shardCount;
};

/** Only the shard stands in a subject: a dot or a star in a tenant's id would change the routing. */
export const subjectOf = (kind: MessageKind, shard: number): string => `nj.${kind}.${shard}`;

/** The stream that keeps one kind of message. */
export const streamOf = (kind: MessageKind): string => `NJ_${kind}`;

/** The durable consumer through which a stage reads one shard of a stream. */
export const durableOf = (stage: Stage, shard: number): string => `${stage}-${shard}`;
