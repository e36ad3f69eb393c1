import type { ActionState, ResponseAction } from '@nightjar/core';
import type { ActionChange, ResponseDecision } from '@nightjar/db';

/** One entry of an action's history. */
export type Change = Pick<ActionChange, 'at' | 'by' | 'reason'> & {
  state: ActionState;
  detail?: unknown;
};

const decided = { approve: 'approved', decline: 'declined' } as const;

/** An action's state on screen: the responder's row, and a decision that the responder has yet to see. */
export function standOf(
  action: Pick<ResponseAction, 'state' | 'expiresAt'>,
  decision: ResponseDecision | undefined,
  now: number,
): ActionState {
  if (action.state !== 'pending') return action.state;
  if (decision) return decided[decision.decision];
  return now >= action.expiresAt ? 'lapsed' : 'pending';
}

/** The action's history with the decision in it, oldest first. */
export function historyWith(
  changes: readonly Change[],
  decision: ResponseDecision | undefined,
): Change[] {
  if (decision === undefined) return [...changes];
  const state = decided[decision.decision];
  if (changes.some((change) => change.state === state)) return [...changes];
  const { at, personId, reason } = decision;
  return [...changes, { at, by: personId, reason: reason ?? '', state }].sort(
    (a, b) => a.at - b.at,
  );
}
