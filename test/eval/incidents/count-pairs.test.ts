import { expect, test } from 'vitest';
import { countPairs } from './count-pairs.ts';

const placed = (...all: [string, string | null][]) =>
  all.map(([group, story]) => ({ group, story }));

test('a story in one group of its own is right in every pair', () => {
  const counts = countPairs(placed(['g', 's'], ['g', 's'], ['g', 's']));
  expect(counts).toEqual({ together: 3, alike: 3, right: 3 });
});

test('two stories in one group, a torn one, and what is of none cost what they should', () => {
  const two = placed(['g', 's'], ['g', 's'], ['g', 't'], ['g', 't']);
  expect(countPairs(two)).toEqual({ together: 6, alike: 2, right: 2 });
  const torn = placed(['g', 's'], ['g', 's'], ['h', 's']);
  expect(countPairs(torn)).toEqual({ together: 1, alike: 3, right: 1 });
  const noisy = placed(['g', 's'], ['g', null], ['g', null], ['h', null], ['h', null]);
  expect(countPairs(noisy)).toEqual({ together: 2, alike: 0, right: 0 });
});
