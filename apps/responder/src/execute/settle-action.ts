import type { ResponseAction } from '@nightjar/core';
import { findActionForUpdate, findResponseDecision, type TenantTx } from '@nightjar/db';
import { moveAction } from './move-action.ts';

/** Brings a pending action where a person's decision, or the time, has it. `now` in epoch ms. */
export async function settleAction(
  tx: TenantTx,
  actionId: string,
  now: number,
): Promise<ResponseAction | undefined> {
  const action = await findActionForUpdate(tx, actionId);
  if (action?.state !== 'pending') return action;
  const decision = await findResponseDecision(tx, actionId);
  if (decision !== undefined) {
    const { personId: by, at, decision: type } = decision;
    const said = decision.reason ?? (type === 'approve' ? 'Approved' : 'Declined');
    // It counts when it was said, not when it is read.
    const moved = await moveAction(tx, action, { type, at, by, reason: said });
    if (moved !== undefined) return moved;
  }
  const lapse = {
    type: 'lapse',
    at: now,
    by: 'responder',
    reason: 'Nobody decided in time',
  } as const;
  return (await moveAction(tx, action, lapse)) ?? action;
}
