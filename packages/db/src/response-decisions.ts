import type { ResponseDecision } from './actions.ts';
import type { TenantTx } from './tenancy/index.ts';

/** What people decided about some actions, by action id. */
export async function listResponseDecisions(
  tx: TenantTx,
  actionIds: readonly string[],
): Promise<Map<string, ResponseDecision>> {
  const rows = await tx.query<ResponseDecision & { at: Date }>(
    `select action_id as "actionId", person_id as "personId", decision, reason, at
     from response_decisions where tenant_id = $1 and action_id = any ($2::uuid[])`,
    [tx.tenantId, actionIds],
  );
  return new Map(rows.map((row) => [row.actionId, { ...row, at: row.at.getTime() }]));
}
