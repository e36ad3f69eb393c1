import { expect, test } from 'vitest';
import { historyWith, standOf } from './stand-of.ts';

const decision = {
  actionId: 'a',
  personId: 'p',
  decision: 'approve',
  reason: null,
  at: 5,
} as const;

test('a decision shows before the responder has acted on it', () => {
  expect(standOf({ state: 'pending', expiresAt: 10 }, decision, 6)).toBe('approved');
  expect(
    standOf({ state: 'pending', expiresAt: 10 }, { ...decision, decision: 'decline' }, 6),
  ).toBe('declined');
});

test("the responder's row is stronger than the decision", () => {
  expect(standOf({ state: 'verified', expiresAt: 10 }, decision, 6)).toBe('verified');
});

test('an undecided action lapses at its time', () => {
  expect(standOf({ state: 'pending', expiresAt: 10 }, undefined, 9)).toBe('pending');
  expect(standOf({ state: 'pending', expiresAt: 10 }, undefined, 10)).toBe('lapsed');
});

test('a decision enters the history once', () => {
  const proposed = { at: 1, by: 'responder', reason: '', state: 'pending' } as const;
  const approved = { at: 7, by: 'p', reason: '', state: 'approved' } as const;
  expect(historyWith([proposed], decision).map(({ state }) => state)).toEqual([
    'pending',
    'approved',
  ]);
  expect(historyWith([proposed, approved], decision)).toEqual([proposed, approved]);
});
