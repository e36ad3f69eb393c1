import { expect, test } from 'vitest';
import { isProviderFailing, refusalOf, type RecentChange } from './refuse-execution.ts';

const now = Date.UTC(2026, 2, 12, 9);
const minuteMs = 60_000;
const refuse = (more: Partial<Parameters<typeof refusalOf>[0]> = {}) =>
  refusalOf({
    targetKeys: ['user:ortega@borealis.example', 'user:0f3a'],
    protectedTargets: new Map(),
    recent: [],
    perHourMax: 3,
    now,
    ...more,
  });
const changes = (state: RecentChange['state'], ...minutesAgo: number[]): RecentChange[] =>
  minutesAgo.map((minutes) => ({ at: now - minutes * minuteMs, state, isFault: false }));
const faults = (...minutesAgo: number[]): RecentChange[] =>
  changes('unknown', ...minutesAgo).map((change) => ({ ...change, isFault: true }));

test('with nothing against it, it is not refused', () => {
  expect(refuse()).toBe(undefined);
});

test.each(['user:ortega@borealis.example', 'user:0f3a'])(
  'a protected account is refused by name and by object id: %s',
  (key) => {
    const protectedTargets = new Map([[key, 'break-glass account']]);
    expect(refuse({ protectedTargets })).toBe('The account is protected: break-glass account');
    expect(refuse({ protectedTargets: new Map([['user:else', 'x']]) })).toBe(undefined);
  },
);

test('what was started in the last hour counts for the cap, what is older or was not started does not', () => {
  const started = changes('executing', 59, 30, 1);
  const reason = 'No more than 3 responses an hour are carried out in a tenant';
  expect(refuse({ recent: started })).toBe(reason);
  expect(refuse({ recent: changes('executing', 60, 30, 1) })).toBe(undefined);
  expect(refuse({ recent: changes('failed', 59, 30, 1) })).toBe(undefined);
});

test('after three faults without a success between, a provider counts as failing for ten minutes', () => {
  expect(isProviderFailing(faults(9, 5, 1), now)).toBe(true);
  expect(isProviderFailing(faults(5, 1), now)).toBe(false);
  expect(isProviderFailing(faults(30, 20, 10), now)).toBe(false);
  const mended = [...faults(9, 5), ...changes('verified', 3), ...faults(1)];
  expect(isProviderFailing(mended, now)).toBe(false);
});
