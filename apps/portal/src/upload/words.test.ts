import { expect, it } from 'vitest';
import type { PushAnswer } from './push-answer.ts';
import { untaughtOf } from './words.ts';

const answer = (...operations: [string, number][]): PushAnswer => ({
  read: 0,
  accepted: 0,
  duplicates: 0,
  empty: 0,
  refusedTotal: 0,
  refused: [],
  reasons: [],
  kinds: [],
  untaught: operations.map(([operation, events]) => ({ source: 'zeek', operation, events })),
});

it('tells what was not taught, the first by name', () => {
  expect(untaughtOf(answer())).toBe('');
  expect(untaughtOf(answer(['smtp', 1]))).toBe(
    '1 event of operations that Nightjar was not taught, kept by name: smtp 1.',
  );
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name): [string, number] => [name, 1000]);
  expect(untaughtOf(answer(...six))).toBe(
    '6,000 events of operations that Nightjar was not taught, kept by name: a 1,000, b 1,000, c 1,000, d 1,000, e 1,000, 1 more.',
  );
});
