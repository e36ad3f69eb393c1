import { expect, it } from 'vitest';
import { chooseWaiting, graceMs, type Sighting } from './choose-waiting.ts';

const waiting = (queue: string, ...keys: string[]) => keys.map((key) => ({ queue, key }));
const keysOf = (found: { key: string }[]) => found.map(({ key }) => key);

it('what waits is published after a moment, a few of each queue, and again ever more slowly', () => {
  const all = [...waiting('a', 'a1', 'a2', 'a3'), ...waiting('b', 'b1')];
  let seen: ReadonlyMap<string, Sighting> = new Map();
  const at = (now: number, list = all): string[] => {
    const chosen = chooseWaiting(list, { seen, now, perQueueMax: 2 });
    seen = chosen.seen;
    return keysOf(chosen.publish);
  };
  expect(at(0)).toEqual([]);
  expect(at(graceMs)).toEqual(['a1', 'a2', 'b1']);
  expect(at(graceMs + 4_999)).toEqual([]);
  expect(at(graceMs + 5_000)).toEqual(['a1', 'a2', 'b1']);
  expect(at(graceMs + 14_999)).toEqual([]);
  // a1 is handled: the third moves up at once, since it has been seen long enough.
  expect(at(graceMs + 15_000, all.slice(1))).toEqual(['a2', 'a3', 'b1']);
});

it('what waits no longer is forgotten', () => {
  const first = chooseWaiting(waiting('a', 'a1'), { seen: new Map(), now: 0, perQueueMax: 1 });
  expect(first.seen.size).toBe(1);
  expect(chooseWaiting([], { seen: first.seen, now: 1, perQueueMax: 1 }).seen.size).toBe(0);
});
