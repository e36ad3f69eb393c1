import { expect, test } from 'vitest';
import { breachOf, dayMs, t0 } from './breaches.fixture.ts';
import { groupBreaches } from './group-breaches.ts';
import { groupingOf, mergeOf, splitOf } from './grouping-of.ts';

// a and b are one story by themselves, c and d another.
const breaches = ['a', 'b', 'c', 'd'].map((id, n) =>
  breachOf({ id, group: 'ACCESS', at: t0 + n + (n < 2 ? 0 : 60 * dayMs) }),
);
const grouped = (
  changes: { merges?: [string, string][]; cuts?: [string, string][] }[],
  without = '',
) =>
  groupBreaches(
    breaches.filter(({ id }) => id !== without),
    groupingOf(changes.map((change) => ({ change }))),
  ).map((group) => group.map(({ id }) => id).join(''));
const none = { merges: [], cuts: [] };
const merged = mergeOf(['a', 'b'], ['c', 'd'], none) as { merges: [string, string][] };
const split = splitOf(['b', 'c'], ['a', 'd']) as {
  merges: [string, string][];
  cuts: [string, string][];
};

test('two incidents become one, whichever breach is withdrawn later', () => {
  expect(grouped([])).toEqual(['ab', 'cd']);
  expect(grouped([merged])).toEqual(['abcd']);
  for (const gone of ['a', 'b', 'c', 'd']) expect(grouped([merged], gone)).toHaveLength(1);
});

test('what leaves stays together, and so does what stays; cuts win over links and earlier merges', () => {
  expect(grouped([merged, split])).toEqual(['ad', 'bc']);
  expect(grouped([split, split])).toEqual(['ad', 'bc']);
});

test('a merge joins again what was cut before', () => {
  const grouping = groupingOf([merged, split].map((change) => ({ change })));
  const again = mergeOf(['a', 'd'], ['b', 'c'], grouping) as { merges: [string, string][] };
  expect(grouped([merged, split, again])).toEqual(['abcd']);
  expect(grouped([merged, split, { merges: [['a', 'b']] }])).not.toEqual(['abcd']);
});

test('merging two large incidents looks at what was cut, not at each pair of breaches', () => {
  const many = (name: string) => Array.from({ length: 20_000 }, (_, n) => `${name}${n}`);
  const cuts: [string, string][] = [
    ['b7', 'a9'],
    ['a1', 'a2'],
    ['a3', 'x'],
  ];
  const { merges } = mergeOf(many('a'), many('b'), { merges: [], cuts });
  expect(merges).toHaveLength(40_000);
  expect(merges.at(-1)).toEqual(['b7', 'a9']);
});
