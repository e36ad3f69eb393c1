import { expect, it } from 'vitest';
import type { Act } from '../entity/types.ts';
import { packDays } from './baseline-day.ts';

const act = (id: string, more: Partial<Act>): Act => ({
  id,
  uid: id,
  source: 'microsoft-365',
  time: Date.UTC(2026, 2, 10, 10),
  metric: 'saas.login.success',
  alsoMetrics: [],
  operation: 'UserLoggedIn',
  operationClass: 'sign-in',
  subject: 'user:ana@example.com',
  subjectName: 'ana@example.com',
  actorKind: 'person',
  ip: null,
  intel: null,
  clientFamily: null,
  userAgent: null,
  session: null,
  application: null,
  applicationId: null,
  outcome: 'success',
  errorCode: null,
  interactive: true,
  correlation: null,
  grant: null,
  rule: null,
  mail: null,
  count: 1,
  ...more,
});

const failure = { metric: 'saas.login.failure', outcome: 'failure' } as const;
const intelOf = (ipClass: 'none' | 'vendor') => ({
  ip: '192.0.2.1',
  intel: { asn: 64_500, asnName: 'A', country: 'GB', class: ipClass, version: 'test' },
});

it('a failed sign-in that two feeds tell counts once, and so does one told twice', () => {
  const acts = [
    act('a', { ...failure, correlation: 'request-1' }),
    act('b', { ...failure, correlation: 'request-1', source: 'entra-id' }),
    act('c', { ...failure, correlation: 'request-2' }),
    act('c', { ...failure, correlation: 'request-2' }),
  ];
  expect(packDays(acts).map(({ busiestFailureHour }) => busiestFailureHour)).toEqual([2]);
});

it("a day is known by an address that is not the vendor's own", () => {
  const isActive = (...acts: Act[]) => packDays(acts).map(({ active }) => active);
  expect(isActive(act('a', {}))).toEqual([false]);
  expect(isActive(act('a', intelOf('vendor')))).toEqual([false]);
  expect(isActive(act('a', { ...intelOf('none'), ...failure }))).toEqual([false]);
  expect(isActive(act('a', {}), act('b', intelOf('none')))).toEqual([true]);
});
