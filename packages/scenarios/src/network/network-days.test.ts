import { expect, test } from 'vitest';
import { dayMs } from '../time.ts';
import { createFleet, findMachine, type Fleet } from './fleet.ts';
import { networkDays } from './network-days.ts';

const anchor = Date.UTC(2026, 5, 10, 10);
const fleet = createFleet({ seed: 'fleet' });
const month = [...networkDays(fleet, { anchor, days: 30 })];

test('the same fleet gives identical bytes, in order, within the days asked for', () => {
  const digest = (of: Fleet): string =>
    JSON.stringify([...networkDays(of, { anchor, days: 2, format: 'zeek' })]);
  expect(digest(fleet)).toBe(digest(createFleet({ seed: 'fleet' })));
  expect(digest(fleet)).not.toBe(digest(createFleet({ seed: 'other' })));
  expect(month[0]!.happenedAt).toBeGreaterThanOrEqual(anchor - 30 * dayMs);
  expect(month.at(-1)!.happenedAt).toBeLessThan(anchor);
  const times = month.map(({ happenedAt }) => happenedAt);
  expect(times).toEqual(times.toSorted((left, right) => left - right));
});

test('no connection is told twice, and thirty days are some tens of thousands', () => {
  expect(month.length).toBeGreaterThan(25_000);
  expect(month.length).toBeLessThan(60_000);
  expect(new Set(month.map(({ record }) => JSON.stringify(record))).size).toBe(month.length);
});

test('what is private is never reached from outside, what is public is visited and scanned', () => {
  const reached = (name: string, action: string): Set<unknown> =>
    new Set(
      month
        .filter(
          ({ record }) =>
            record['dstaddr'] === findMachine(fleet, name).ip &&
            record['action'] === action &&
            !String(record['srcaddr']).startsWith('10.'),
        )
        .map(({ record }) => record['srcaddr']),
    );
  for (const { name, exposure } of fleet.machines) {
    const isPublic = exposure === 'public';
    expect(reached(name, 'ACCEPT').size > 1000).toBe(isPublic);
    expect(reached(name, 'REJECT').size > 1000).toBe(isPublic);
    expect(reached(name, 'ACCEPT').size === 0).toBe(!isPublic);
  }
});

test('a tenant may serve to the public what another keeps private', () => {
  const other = createFleet({ seed: 'fleet', served: ['ledger'] });
  expect(findMachine(other, 'ledger-1').exposure).toBe('public');
  expect(findMachine(fleet, 'ledger-1').exposure).toBe('private');
  expect(() => findMachine(fleet, 'mainframe')).toThrow('mainframe');
});
