import type { ResponseAction, ResponseState } from '../graphql/schema.ts';

export interface Step {
  name: string;
  /** When it was reached; null: not yet. */
  at: string | null;
  isCurrent: boolean;
}

const path: readonly (readonly [ResponseState, string])[] = [
  ['PENDING', 'Proposed'],
  ['APPROVED', 'Approved'],
  ['EXECUTING', 'Running'],
  ['VERIFIED', 'Verified'],
];

const rank = (state: ResponseState): number => path.findIndex(([one]) => one === state);

/** The way of an action, with how far it is. A turn off the way ends the list. */
export function stepsOf(action: ResponseAction, words: Record<ResponseState, string>): Step[] {
  const at = (state: ResponseState): string | null =>
    action.history.find((change) => change.state === state)?.at ??
    (state === 'PENDING' ? action.proposedAt : null);
  const isOffPath = rank(action.state) < 0;
  const steps = path.map(([state, name]) => ({
    name,
    at: at(state),
    isCurrent: state === action.state,
  }));
  if (!isOffPath) return steps;
  const word = words[action.state];
  const end = {
    name: word[0]!.toUpperCase() + word.slice(1),
    at: at(action.state),
    isCurrent: true,
  };
  return [...steps.filter((step) => step.at !== null), end];
}
