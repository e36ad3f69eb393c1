import { refusalOf, type ResponseAction } from '@nightjar/core';
import { findActionForUpdate, inTenant, listProtectedTargets, lockStage } from '@nightjar/db';
import type { Account } from '../graph/open-graph.ts';
import type { Executing } from './execute-action.ts';
import { listRecentChanges } from './list-recent-changes.ts';
import { moveAction } from './move-action.ts';

/**
 * Begins an approved action, or refuses it for what the tenant is guarded by, in one transaction under the
 * stage's lock, so that two at once are counted one after the other. Undefined: somebody else has it.
 */
export function claimAction(
  of: Executing,
  action: ResponseAction,
  before: Account,
): Promise<ResponseAction | undefined> {
  return inTenant(of.db, of.tenantId, async (tx) => {
    await lockStage(tx, 'responder');
    const current = await findActionForUpdate(tx, action.id);
    if (current?.state !== 'approved') return undefined;
    const now = of.now();
    const refusal = refusalOf({
      targetKeys: [current.targetKey, `user:${before.id.toLowerCase()}`],
      protectedTargets: await listProtectedTargets(tx),
      recent: await listRecentChanges(tx, now),
      perHourMax: of.perHourMax,
      now,
    });
    const by = { at: now, by: 'responder' };
    if (refusal !== undefined)
      return moveAction(tx, current, { ...by, type: 'fail', reason: refusal });
    const detail = { validFromBefore: before.validFrom };
    return moveAction(tx, current, { ...by, type: 'start', reason: 'Executing', detail });
  });
}
