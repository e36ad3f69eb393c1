import { expect, it } from 'vitest';
import { minuteMs, scoredAct, t0 } from './evaluator.fixture.ts';
import { busyTimesOf } from './list-successes.ts';

const failure = (user: number, minute: number) =>
  scoredAct('tenant', `${user} ${minute}`, {
    subjectName: `user${user}@borealis.example`,
    metric: 'saas.login.failure',
    time: t0 + minute * minuteMs,
  });
const users = [0, 1, 2, 3, 4];

it('an address where five users fail within an hour is busy for that time', () => {
  const busy = busyTimesOf(users.map((user) => failure(user, user)));
  expect(busy).toEqual([{ ip: '203.0.113.7', from: t0 - 56 * minuteMs, to: t0 + 4 * minuteMs }]);
});

it('an office where somebody fails every few hours is not', () => {
  expect(busyTimesOf(users.map((user) => failure(user, user * 180)))).toEqual([]);
});

it('one user who fails often is not many', () => {
  expect(busyTimesOf(users.map((minute) => failure(1, minute)))).toEqual([]);
});

it('one long attack is one time', () => {
  const busy = busyTimesOf(Array.from({ length: 40 }, (_, n) => failure(n, n * 10)));
  expect(busy.map(({ from, to }) => (to - from) / minuteMs)).toEqual([410]);
});

it('an attack of a hundred thousand failures within the hour is looked through in a moment', () => {
  const minutes = Array.from({ length: 100_000 }, (_, n) => failure(n % 5_000, n / 10_000));
  const begun = performance.now();
  expect(busyTimesOf(minutes)).toHaveLength(1);
  expect(performance.now() - begun).toBeLessThan(5_000);
});
