import { expect, it } from 'vitest';
import type { Act } from '../entity/types.ts';
import { makeAct } from '../testing/index.ts';
import { packDays } from './baseline-day.ts';

const failure = { metric: 'saas.login.failure', outcome: 'failure' } as const;
const intelOf = (ipClass: 'none' | 'vendor') => ({
  ip: '192.0.2.1',
  intel: { asn: 64_500, asnName: 'A', country: 'GB', class: ipClass, version: 'test' },
});

it('a failed sign-in that two feeds tell counts once, and so does one told twice', () => {
  const acts = [
    makeAct('a', { ...failure, correlation: 'request-1' }),
    makeAct('b', { ...failure, correlation: 'request-1', source: 'entra-id' }),
    makeAct('c', { ...failure, correlation: 'request-2' }),
    makeAct('c', { ...failure, correlation: 'request-2' }),
  ];
  expect(packDays(acts).map(({ rates }) => rates.failures)).toEqual([2]);
});

it("a day is known by an address that is not the vendor's own", () => {
  const isActive = (...acts: Act[]) => packDays(acts).map(({ active }) => active);
  expect(isActive(makeAct('a', {}))).toEqual([false]);
  expect(isActive(makeAct('a', intelOf('vendor')))).toEqual([false]);
  expect(isActive(makeAct('a', { ...intelOf('none'), ...failure }))).toEqual([false]);
  expect(isActive(makeAct('a', {}), makeAct('b', intelOf('none')))).toEqual([true]);
});
