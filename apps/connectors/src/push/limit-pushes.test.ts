import { expect, it } from 'vitest';
import { limitPushes } from './limit-pushes.ts';

it('one tenant at its limit waits, another does not, and the next minute is free again', () => {
  let now = 30_000;
  const limiter = limitPushes({ atOnceMax: 1, perMinuteMax: 2 }, () => now);
  const first = limiter.begin('a');
  expect(first).toBeTypeOf('function');
  expect(limiter.begin('a')).toBe(1);
  expect(limiter.begin('b')).toBeTypeOf('function');
  (first as () => void)();
  (limiter.begin('a') as () => void)();
  expect(limiter.begin('a')).toBe(30);
  now = 60_000;
  expect(limiter.begin('a')).toBeTypeOf('function');
});
