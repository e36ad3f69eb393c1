import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestInTime } from './nearest-in-time.ts';

const moment = fc.integer({ min: 0, max: 50 });

it('all of the time between are told, the nearest first', () => {
  fc.assert(
    fc.property(fc.array(moment), fc.tuple(moment, moment, moment), (given, window) => {
      const [time, before, after] = window;
      const around = { time, earliest: time - before, latest: time + after };
      const things = given.toSorted((a, b) => a - b).map((one) => ({ act: { time: one } }));
      const told = [...nearestInTime(things, around)].map(({ act }) => Math.abs(act.time - time));
      const expected = given
        .filter((one) => one >= around.earliest && one <= around.latest)
        .map((one) => Math.abs(one - time));
      expect(told).toEqual(expected.toSorted((a, b) => a - b));
    }),
  );
});

it('of one moment the first is told first, before and after', () => {
  const things = [1, 1, 3, 3].map((time, at) => ({ act: { time }, at }));
  const told = [...nearestInTime(things, { time: 2, earliest: 0, latest: 4 })];
  expect(told.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
});
