import { expect, test } from 'vitest';
import { barsOf } from './bars-of.ts';

const hourMs = 3_600_000;
const t0 = Date.UTC(2026, 2, 12, 9);
const hour = (n: number, count: number) => ({ at: new Date(t0 + n * hourMs).toISOString(), count });

test('few hours are a bar each, quiet ones between them too', () => {
  const bars = barsOf([hour(0, 2), hour(3, 5)], 60);
  expect(bars.map(({ count }) => count)).toEqual([2, 0, 0, 5]);
  expect(bars[0]).toEqual({ from: t0, to: t0 + hourMs, count: 2 });
});

test('many hours become bars of equal length, and no event is lost', () => {
  const hours = Array.from({ length: 743 }, (_, n) => hour(n, n % 7));
  const bars = barsOf(hours, 60);
  expect(bars.length).toBeLessThanOrEqual(60);
  expect(new Set(bars.map(({ from, to }) => to - from)).size).toBe(1);
  const sum = (list: readonly { count: number }[]) => list.reduce((all, one) => all + one.count, 0);
  expect(sum(bars)).toBe(sum(hours));
});

test('no hour is no bar', () => expect(barsOf([], 60)).toEqual([]));
