import type { ResponseAction } from '@nightjar/core';
import type { ResponseDecision } from '@nightjar/db';
import { standOf, type Change } from './stand-of.ts';

const kinds = {
  forceLogout: {
    kind: 'FORCE_LOGOUT',
    effect:
      'Ends every session of the account at the provider, so that each device must sign in again. It does not change the password and does not block the account.',
    reversible: false,
  },
  disableUser: {
    kind: 'DISABLE_USER',
    effect:
      'Blocks new sign-ins of the account until it is enabled again. Sessions that are open may live on until their token runs out.',
    reversible: true,
  },
};

/** An action as the schema has it, as it stands at `now` (epoch ms). */
export function shapeAction(
  action: ResponseAction,
  decision: ResponseDecision | undefined,
  now: number,
) {
  return {
    ...action,
    ...kinds[action.kind],
    state: standOf(action, decision, now).toUpperCase(),
    action,
  };
}

export type ActionShape = ReturnType<typeof shapeAction>;

/** What the provider said when it was read back; null until then. */
export function verificationOf(changes: readonly Change[]): string | null {
  return changes.findLast(({ state }) => state === 'verified')?.reason ?? null;
}
