import { instant, text } from './columns.ts';
import type { ResponseDecision } from './actions.ts';
import type { TenantTx } from './tenancy/index.ts';

/** Records a decision on a response action; false where somebody decided first, or there is no such action. */
export async function insertResponseDecision(
  tx: TenantTx,
  decision: ResponseDecision,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into response_decisions (tenant_id, action_id, person_id, decision, reason, at)
     select $1, $2, $3, $4, $5, $6 from response_actions where tenant_id = $1 and id = $2
     on conflict do nothing returning action_id`,
    [
      tx.tenantId,
      decision.actionId,
      decision.personId,
      decision.decision,
      text(decision.reason),
      instant(decision.at),
    ],
  );
  return rows.length === 1;
}
