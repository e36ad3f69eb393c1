import {
  transition,
  type ActionEvent,
  type ActionState,
  type ResponseAction,
} from '@nightjar/core';
import { changeAction, type TenantTx } from '@nightjar/db';

export interface Move extends ActionEvent {
  /** What the provider said, for the history. */
  detail?: unknown;
}

/**
 * Applies one event to an action and records it; undefined where the state machine refuses it, or the
 * action is in another state by now.
 */
export async function moveAction(
  tx: TenantTx,
  action: ResponseAction,
  move: Move,
): Promise<ResponseAction | undefined> {
  const { detail, ...event } = move;
  const done = transition(action, event);
  if (done.kind !== 'changed') return undefined;
  const to: ActionState = done.action.state;
  const { at, by, reason } = event;
  const change = { at, by, reason, detail: { event: event.type, ...Object(detail) } };
  const isMoved = await changeAction(tx, { id: action.id, from: action.state, to }, change);
  return isMoved ? done.action : undefined;
}
