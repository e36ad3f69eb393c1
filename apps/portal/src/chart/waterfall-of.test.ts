import { expect, test } from 'vitest';
import { waterfallOf } from './waterfall-of.ts';

test('each step starts where the one before ended, and the last ends at the sum', () => {
  const points = [46, 21, 19, 9, -4];
  const steps = waterfallOf(
    points.map((each) => ({ label: String(each), group: '', points: each })),
  );
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 46],
    [46, 67],
    [67, 86],
    [86, 95],
    [95, 91],
  ]);
});
