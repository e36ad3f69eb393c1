import { entityKeyOf } from '@nightjar/core';
import { text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** An account that no response may touch: `user:` and its name or its object id at the provider. */
export interface ProtectedTarget {
  targetKey: string;
  reason: string;
}

/** Protects the account, or gives another reason. Names are kept in lower case, as entity keys are. */
export async function protectTarget(tx: TenantTx, target: ProtectedTarget): Promise<void> {
  await tx.query(
    `insert into protected_targets (tenant_id, target_key, reason) values ($1, $2, $3)
     on conflict (tenant_id, target_key) do update set reason = excluded.reason`,
    // Not by the database: what it takes for a letter depends on its locale.
    [tx.tenantId, text(target.targetKey.toLowerCase()), text(target.reason)],
  );
}

/** Why accounts of the tenant are protected, by the key of the entity: a guest's, however he was named. */
export async function listProtectedTargets(tx: TenantTx): Promise<Map<string, string>> {
  const rows = await tx.query<ProtectedTarget>(
    `select target_key as "targetKey", reason from protected_targets where tenant_id = $1`,
    [tx.tenantId],
  );
  return new Map(rows.map(({ targetKey, reason }) => [entityKeyOf(targetKey), reason]));
}
