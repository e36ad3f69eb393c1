import type { Refusal } from '@nightjar/core';

const told: Record<Refusal, { reason: string; message: string }> = {
  gone: { reason: 'GONE', message: 'The incident is no more: its breaches are in others.' },
  stale: { reason: 'STALE', message: 'It has changed since you looked: look again.' },
  same: { reason: 'SAME', message: 'It is the same incident.' },
  notHeld: { reason: 'NOT_HELD', message: 'The incident does not hold all of them.' },
  notParted: { reason: 'NOT_PARTED', message: 'Some leave, and some stay.' },
};

/** What was asked is not done, and why. */
export function refusedFor(refusal: Refusal) {
  return { __typename: 'AnalystRefused' as const, ...told[refusal] };
}

/** Why, as part of a sentence. */
export function sayRefusal(refusal: Refusal): string {
  const { message } = told[refusal];
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** Nothing is decided so far. */
export function stillAsked(id: string) {
  return {
    __typename: 'AnalystAsked' as const,
    id,
    message: 'The analyst has it, and has not answered so far.',
  };
}
