import type { ResponseAction } from '@nightjar/core';
import { appendAudit, insertResponseDecision, listActions, type TenantTx } from '@nightjar/db';

export type ResponseVerdict = 'approve' | 'decline';
export type Decided = 'decided' | 'alreadyDecided' | 'unknown';

/** What a person says about a pending action. `at` in epoch ms. */
export interface Saying {
  actionId: string;
  personId: string;
  decision: ResponseVerdict;
  reason: string | null;
  at: number;
}

const isOpen = (action: ResponseAction, at: number): boolean =>
  action.state === 'pending' && at < action.expiresAt;

/** Records the decision and its audit entry together. Who comes second, or too late, changes nothing. */
export async function decideResponse(tx: TenantTx, saying: Saying): Promise<Decided> {
  const [action] = await listActions(tx, { ids: [saying.actionId] });
  if (action === undefined) return 'unknown';
  if (!isOpen(action, saying.at)) return 'alreadyDecided';
  if (!(await insertResponseDecision(tx, saying))) return 'alreadyDecided';
  await appendAudit(tx, {
    at: saying.at,
    personId: saying.personId,
    action: `response.${saying.decision}`,
    object: `response_action:${action.id}`,
    before: { state: action.state },
    after: { decision: saying.decision, kind: action.kind, target: action.targetKey },
    reason: saying.reason,
  });
  return 'decided';
}
