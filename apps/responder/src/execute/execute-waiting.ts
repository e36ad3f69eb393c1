import { inHouse, inTenant, listActions, listTenants } from '@nightjar/db';
import { executeAction, type Executing } from './execute-action.ts';

const waitingStates = ['pending', 'approved', 'executing', 'unknown'] as const;

/**
 * Looks after every tenant's actions that wait: approved by policy, left half way, with an outcome to be
 * read back, or to lapse. What fails with one does not keep the others.
 */
export async function executeWaiting(
  of: Omit<Executing, 'tenantId'>,
  onFault: (tenantId: string, fault: unknown) => void,
): Promise<void> {
  for (const { id: tenantId } of await inHouse(of.db, listTenants)) {
    const states = [...waitingStates];
    const waiting = await inTenant(of.db, tenantId, (tx) => listActions(tx, { states }));
    for (const action of waiting) {
      if (action.state === 'pending' && of.now() < action.expiresAt) continue;
      await executeAction({ ...of, tenantId }, action.id).catch((fault: unknown) =>
        onFault(tenantId, fault),
      );
    }
  }
}
