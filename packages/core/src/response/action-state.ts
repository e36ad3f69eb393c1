import type { ActionState, ResponseAction } from './types.ts';

/** What can happen to an action. `findX` are answers of a read-back at the provider. */
export const actionEventTypes = [
  'approve',
  'decline',
  'lapse',
  'start',
  'verify',
  'fail',
  'applyInPart',
  'loseOutcome',
  'findApplied',
  'findAbsent',
  'findInPart',
  'retry',
  'extend',
  'expire',
  'clear',
  'revert',
  'reactivate',
] as const;
export type ActionEventType = (typeof actionEventTypes)[number];

export interface ActionEvent {
  type: ActionEventType;
  /** Epoch ms. */
  at: number;
  /** Person's id, `policy` or `responder`. */
  by: string;
  reason: string;
  /** New total time that remains; a smaller number shortens. Needed by `extend` and `reactivate`. */
  durationMs?: number;
}

/** One line of an action's history. */
export interface ActionEntry {
  at: number;
  by: string;
  event: ActionEventType;
  from: ActionState;
  state: ActionState;
  reason: string;
}

export type Transition =
  | { kind: 'changed'; action: ResponseAction; entry: ActionEntry }
  /** The same event again: nothing to write. */
  | { kind: 'unchanged'; action: ResponseAction }
  | { kind: 'refused'; reason: TransitionRefusal };

export type TransitionRefusal =
  | 'notAllowed'
  | 'needsReadBack'
  | 'lapsed'
  | 'notYetDue'
  | 'durationRequired';

/**
 * The whole life of an action. `verified`: the provider was read back and it holds (active). From `unknown`
 * only a read-back leads on: doing again what may have been done is never safe.
 */
export const actionTransitions: Readonly<
  Record<ActionState, Readonly<Partial<Record<ActionEventType, ActionState>>>>
> = {
  pending: { approve: 'approved', decline: 'declined', lapse: 'lapsed' },
  approved: { start: 'executing', fail: 'failed', clear: 'cleared' },
  executing: {
    verify: 'verified',
    fail: 'failed',
    applyInPart: 'partially_applied',
    loseOutcome: 'unknown',
  },
  unknown: { findApplied: 'verified', findAbsent: 'failed', findInPart: 'partially_applied' },
  failed: { retry: 'executing', clear: 'cleared', expire: 'expired' },
  partially_applied: {
    retry: 'executing',
    clear: 'cleared',
    revert: 'reverted',
    expire: 'expired',
  },
  verified: { extend: 'verified', clear: 'cleared', revert: 'reverted', expire: 'expired' },
  expired: { reactivate: 'approved' },
  cleared: { reactivate: 'approved' },
  declined: {},
  lapsed: {},
  reverted: {},
};

const needsDuration: ReadonlySet<ActionEventType> = new Set(['extend', 'reactivate']);
const waitsForExpiry: ReadonlySet<ActionEventType> = new Set(['lapse', 'expire']);
const repeats: ReadonlySet<ActionEventType> = new Set(['start', 'retry']);

/** Applies one event to an action; refusals are values. */
export function transition(action: ResponseAction, event: ActionEvent): Transition {
  const state = actionTransitions[action.state][event.type];
  if (state === undefined) return refuseOrRepeat(action, event);
  if (needsDuration.has(event.type) && !(event.durationMs !== undefined && event.durationMs > 0)) {
    return { kind: 'refused', reason: 'durationRequired' };
  }
  if (waitsForExpiry.has(event.type) && event.at < action.expiresAt) {
    return { kind: 'refused', reason: 'notYetDue' };
  }
  if (event.type === 'approve' && event.at >= action.expiresAt) {
    return { kind: 'refused', reason: 'lapsed' };
  }
  const expiresAt =
    event.durationMs !== undefined && event.durationMs > 0
      ? event.at + event.durationMs
      : action.expiresAt;
  return {
    kind: 'changed',
    action: { ...action, state, reason: event.reason, expiresAt },
    entry: {
      at: event.at,
      by: event.by,
      event: event.type,
      from: action.state,
      state,
      reason: event.reason,
    },
  };
}

function refuseOrRepeat(action: ResponseAction, event: ActionEvent): Transition {
  if (action.state === 'unknown' && repeats.has(event.type)) {
    return { kind: 'refused', reason: 'needsReadBack' };
  }
  // A repeated start is not harmless: two workers must not both believe that they execute.
  const isRepeat = !repeats.has(event.type) && leadsTo(event.type) === action.state;
  return isRepeat ? { kind: 'unchanged', action } : { kind: 'refused', reason: 'notAllowed' };
}

/** The state that an event leads to, wherever it is allowed. */
function leadsTo(type: ActionEventType): ActionState | undefined {
  for (const row of Object.values(actionTransitions)) if (row[type]) return row[type];
  return undefined;
}

const undecided: ReadonlySet<ActionState> = new Set([
  'pending',
  'approved',
  'executing',
  'unknown',
]);
const over: ReadonlySet<ActionState> = new Set(['lapsed', 'expired', 'reverted']);

/**
 * Whether the action still stands for its target, so that the same one must not be proposed again. Declined
 * and cleared ones do so until their time runs out: a person's no is not asked again at once.
 */
export function isLive(action: ResponseAction, now: number): boolean {
  if (undecided.has(action.state)) return true;
  return !over.has(action.state) && now < action.expiresAt;
}
