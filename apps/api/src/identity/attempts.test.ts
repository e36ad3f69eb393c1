import { expect, test } from 'vitest';
import { Attempts } from './attempts.ts';

const limit = { failuresMax: 2, windowMs: 1000, keysMax: 3 };

test('the third failure within the window waits until the first one leaves it', () => {
  const attempts = new Attempts(limit);
  expect([attempts.begin('a', 0), attempts.begin('a', 100)]).toEqual([0, 0]);
  expect(attempts.begin('a', 200)).toBe(800);
  expect(attempts.begin('a', 1001)).toBe(0);
});

test('one key does not wait for another', () => {
  const attempts = new Attempts(limit);
  attempts.begin('a', 0);
  attempts.begin('a', 0);
  expect(attempts.begin('b', 0)).toBe(0);
});

test('a success forgets the key, or takes back its own try only', () => {
  const attempts = new Attempts(limit);
  attempts.begin('a', 0);
  attempts.begin('a', 1);
  attempts.takeBack('a', 1);
  expect(attempts.begin('a', 2)).toBe(0);
  expect(attempts.begin('a', 3)).toBeGreaterThan(0);
  attempts.forget('a');
  expect(attempts.begin('a', 4)).toBe(0);
});

test('memory is bounded', () => {
  const attempts = new Attempts({ ...limit, failuresMax: 1 });
  for (const key of ['a', 'b', 'c', 'd']) attempts.begin(key, 0);
  expect(attempts.begin('a', 1)).toBe(0);
  expect(attempts.begin('d', 1)).toBeGreaterThan(0);
});
