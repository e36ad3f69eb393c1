import { expect, it } from 'vitest';
import { choosePeerGroups } from './peers.ts';

const group = (uid: string) => ({ uid, name: uid.toUpperCase() });
const stated = (groupsOf: (n: number) => string[], count = 12) =>
  Array.from({ length: count }, (_, n) => ({
    subject: `user:${n}`,
    groups: groupsOf(n).map(group),
  }));

it('of the groups of five or more the smallest is chosen, of equals the first by id', () => {
  const made = stated((n) => ['all', n % 2 === 0 ? 'even' : 'odd', ...(n < 4 ? ['four'] : [])]);
  const chosen = choosePeerGroups(made);
  expect(chosen.get('user:2')).toEqual(group('even'));
  expect(chosen.get('user:3')).toEqual(group('odd'));
  expect(choosePeerGroups(made.toReversed())).toEqual(chosen);
  const alike = choosePeerGroups(stated(() => ['b', 'a']));
  expect(alike.get('user:0')).toEqual(group('a'));
});

it('who stands in no group of five has none, whatever is said twice', () => {
  const four = choosePeerGroups(stated(() => ['four', 'four'], 4));
  expect([...four.values()]).toEqual([null, null, null, null]);
  expect(choosePeerGroups(stated(() => [], 9)).get('user:1')).toBe(null);
});
