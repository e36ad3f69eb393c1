import { expect, test } from 'vitest';
import { breachOf, dayMs, t0 } from './breaches.fixture.ts';
import { groupBreaches } from './group-breaches.ts';
import { groupingOf, type Regrouping } from './grouping-of.ts';
import { judgeRegrouping, type Grouped, type RegroupingAsked } from './judge-regrouping.ts';

// a and b are one story by themselves, c and d another.
const breaches = ['a', 'b', 'c', 'd'].map((id, n) =>
  breachOf({ id, group: 'ACCESS', at: t0 + n + (n < 2 ? 0 : 60 * dayMs) }),
);
const grouped = (said: Regrouping[], without = '') =>
  groupBreaches(
    breaches.filter(({ id }) => id !== without),
    groupingOf(said),
  ).map((group) => group.map(({ id }) => id).join(''));
const merged: Regrouping = { together: ['a', 'b', 'c', 'd'] };
const split: Regrouping = {
  apart: [
    ['b', 'c'],
    ['a', 'd'],
  ],
};

test('two incidents become one, whichever breach is withdrawn later', () => {
  expect(grouped([])).toEqual(['ab', 'cd']);
  expect(grouped([merged])).toEqual(['abcd']);
  for (const gone of ['a', 'b', 'c', 'd']) expect(grouped([merged], gone)).toHaveLength(1);
});

test('what leaves stays together, and so does what stays; cuts win over links and earlier merges', () => {
  expect(grouped([merged, split])).toEqual(['ad', 'bc']);
  expect(grouped([split, split])).toEqual(['ad', 'bc']);
  expect(grouped([split, { apart: [['b'], ['c']] }])).toEqual(['ad', 'b', 'c']);
});

test('a merge joins again what was cut before, and leaves other cuts as they are', () => {
  expect(grouped([merged, split, merged])).toEqual(['abcd']);
  expect(grouped([merged, split, { together: ['a', 'd'] }])).toEqual(['ad', 'bc']);
  const further: Regrouping = { apart: [['a'], ['d']] };
  expect(grouped([merged, split, further, { together: ['a', 'b', 'c'] }])).toEqual(['abc', 'd']);
});

test('splitting and merging thousands of breaches writes each of them down once', () => {
  const many = (name: string) => Array.from({ length: 20_000 }, (_, n) => `${name}${n}`);
  const incidents = [
    { id: 'one', revision: 1, breachIds: [...many('a'), ...many('b')] },
    { id: 'two', revision: 1, breachIds: many('c') },
  ];
  const find = (id: string) => incidents.find((one) => one.id === id);
  const ask = { incidentId: 'one', revision: 1, note: null };
  const apart = judgeRegrouping({ ...ask, kind: 'split', breachIds: many('a') }, find);
  const together = judgeRegrouping({ ...ask, kind: 'merge', otherId: 'two' }, find);
  expect(apart).toEqual({ apart: [many('a'), many('b')] });
  const said = [apart, together] as Regrouping[];
  expect(JSON.stringify(groupingOf(said)).length).toBeLessThan(6 * 20_000 * 10);
});

const incident: Grouped = { id: 'i', revision: 3, breachIds: ['a', 'b'] };
const other: Grouped = { id: 'o', revision: 9, breachIds: ['c'] };
test.each([
  ['another revision than what stands', { revision: 2 }, 'stale'],
  ['an incident that is gone', { incidentId: 'x' }, 'gone'],
  ['one with itself', { otherId: 'i' }, 'same'],
  ['one with what is gone', { otherId: 'x' }, 'gone'],
  ['breaches of another', { kind: 'split', breachIds: ['a', 'c'] }, 'notHeld'],
  ['no breach', { kind: 'split', breachIds: [] }, 'notParted'],
  ['all breaches', { kind: 'split', breachIds: ['b', 'a'] }, 'notParted'],
] as const)('%s is refused', (_, more, refused) => {
  const asked = { incidentId: 'i', revision: 3, note: null, kind: 'merge', otherId: 'o' } as const;
  const find = (id: string) => [incident, other].find((one) => one.id === id);
  expect(judgeRegrouping(asked, find)).toEqual({ together: ['a', 'b', 'c'] });
  expect(judgeRegrouping({ ...asked, ...more } as RegroupingAsked, find)).toEqual({ refused });
});
