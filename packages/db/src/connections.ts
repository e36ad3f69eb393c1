import type { Source } from '@nightjar/core';
import { json } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** A tenant's configured connector with how far it has read. */
export interface Connection {
  id: string;
  source: Source;
  checkpoint: unknown;
  health: unknown;
}

const columns = 'id, source, checkpoint, health';

/** Makes the connection unless it is there. */
export async function ensureConnection(tx: TenantTx, id: string, source: Source): Promise<void> {
  await tx.query(
    `insert into connections (tenant_id, id, source) values ($1, $2, $3) on conflict do nothing`,
    [tx.tenantId, id, source],
  );
}

export function listConnections(tx: TenantTx): Promise<Connection[]> {
  return tx.query(`select ${columns} from connections where tenant_id = $1 order by id`, [
    tx.tenantId,
  ]);
}

/** Another poller moved the checkpoint: whoever read the old one must read again. */
export class StaleCheckpoint extends Error {
  override name = 'StaleCheckpoint';
}

/**
 * Moves a checkpoint from what the caller read to where it is now. A stale poller's premise fails and
 * everything of its transaction with it: throws StaleCheckpoint.
 */
export async function moveCheckpoint(
  tx: TenantTx,
  id: string,
  move: { from: unknown; to: unknown },
): Promise<void> {
  const moved = await tx.query(
    `update connections set checkpoint = $4 where tenant_id = $1 and id = $2
     and checkpoint is not distinct from $3::jsonb returning id`,
    [tx.tenantId, id, move.from == null ? null : json(move.from), json(move.to)],
  );
  if (moved.length === 0) throw new StaleCheckpoint('The checkpoint was moved by another.');
}

export async function saveConnectionHealth(
  tx: TenantTx,
  id: string,
  health: unknown,
): Promise<void> {
  await tx.query(`update connections set health = $3 where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    id,
    json(health),
  ]);
}
