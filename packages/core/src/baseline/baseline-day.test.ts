import { expect, it } from 'vitest';
import type { Act } from '../entity/types.ts';
import { makeAct } from '../testing/index.ts';
import { BaselineDayBuilder, packDays } from './baseline-day.ts';
import { ValueNumbers } from './value-numbers.ts';

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

it('a day of more values than it may hold says so, in whatever order they came', () => {
  const acts = Array.from({ length: 400 }, (_, n) =>
    makeAct(String(n), { applicationId: `app-${String(n).padStart(3, '0')}` }),
  );
  for (const order of [acts, acts.toReversed()])
    expect(packDays(order)[0]!.values.application).toEqual(['*']);
  expect(packDays(acts.slice(0, 256))[0]!.values.application).toHaveLength(256);
});

it('a port is exposed where three addresses reach it in a day', () => {
  const reached = (ip: string) =>
    makeAct(ip, {
      metric: 'net.flow',
      subject: 'machine:i-1',
      remote: {
        ip,
        asn: 1,
        country: 'SE',
        class: 'none',
        port: 443,
        direction: 'in',
        accepted: true,
        bytesIn: 1,
        bytesOut: 1,
      },
    });
  const exposed = (...ips: string[]) => packDays(ips.map(reached))[0]!.values.exposedPort;
  expect(exposed('192.0.2.1', '192.0.2.2')).toBeUndefined();
  expect(exposed('192.0.2.1', '192.0.2.2', '192.0.2.3')).toEqual(['443']);
});

it('the busiest hour of each rate is told', () => {
  const send = (id: string, minutes: number) =>
    makeAct(id, { metric: 'saas.mail.sent', time: Date.UTC(2026, 2, 10, 10) + minutes * 60_000 });
  const day = packDays([send('a', 0), send('b', 59), send('c', 61)])[0]!;
  expect(day.rates).toEqual({ sends: 2 });
});

it('what does not fit a day is not numbered either', () => {
  const numbers = new ValueNumbers();
  const builder = new BaselineDayBuilder(numbers);
  for (let n = 0; n < 5000; n++) builder.add(makeAct(String(n), { applicationId: `app-${n}` }));
  expect(numbers.count).toBeLessThan(300);
});
