import type { Breach } from '@nightjar/core';
import { expect, test } from 'vitest';
import { firstSeenOn, sightingsOf } from './sightings.ts';

const breach = {
  time: Date.UTC(2026, 2, 12, 9),
  agents: [
    { asn: 1, asnName: 'Home', foreign: false },
    { asn: 2, asnName: 'Rented', foreign: true },
  ],
} as unknown as Breach;
const row = (day: string, asn: string[]) => ({
  entity: 'user:x',
  day,
  packed: { active: true, values: { asn } },
});

test('ninety days end two days before the breach, and show the foreign network', () => {
  const sightings = sightingsOf(breach, [row('2026-03-10', ['AS2']), row('2026-03-09', ['AS1'])])!;
  expect(sightings.value).toBe('AS2 Rented');
  expect(sightings.days).toHaveLength(90);
  expect(sightings.days.at(-1)).toBe('2026-03-10');
  expect(sightings.active.slice(-3)).toEqual([false, true, true]);
  expect(sightings.seen.slice(-3)).toEqual([false, false, true]);
});

test('a breach without a network has no strip', () => {
  expect(sightingsOf({ ...breach, agents: [] }, [])).toBeNull();
});

test('a value was first seen on the earliest day that shows it, in whatever order days come', () => {
  const strip = [
    row('2026-03-10', ['AS1']),
    row('2026-02-01', ['AS1']),
    row('2026-01-01', ['AS2']),
  ];
  expect(firstSeenOn({ feature: 'asn', value: 'AS1' }, strip)).toBe('2026-02-01');
  expect(firstSeenOn({ feature: 'asn', value: 'AS3' }, strip)).toBeNull();
});
