import { expect, test } from 'vitest';
import { createFleet, findMachine } from '../network/fleet.ts';
import { strangers } from '../places/strangers.ts';
import { minuteMs } from '../time.ts';
import { exposure } from './exposure.ts';
import { modelPaths } from './model-paths.ts';

const anchor = Date.UTC(2026, 5, 10, 10);
const fleet = createFleet({ seed: 'fleet' });
const plan = { fleet, anchor };
const open = exposure(plan);

function networkOf(ip: unknown): number | undefined {
  return strangers.find(({ prefixes }) => prefixes.some((one) => String(ip).startsWith(`${one}.`)))
    ?.asn;
}

test('forty strangers of twenty networks and more come within five minutes, all let in', () => {
  expect(JSON.stringify(exposure(plan))).toBe(JSON.stringify(open));
  expect(new Set(open.records.map(({ record }) => record['srcaddr'])).size).toBe(40);
  expect(
    new Set(open.records.map(({ record }) => networkOf(record['srcaddr']))).size,
  ).toBeGreaterThan(20);
  expect(open.truth.end - open.truth.start).toBeLessThan(5 * minuteMs);
  expect(open.records.every(({ record }) => record['action'] === 'ACCEPT')).toBe(true);
  expect(open.truth.subjects).toEqual([findMachine(fleet, 'ledger-1').id]);
  expect(open.truth.models).toEqual([modelPaths.incomingConnections]);
});

test('the fewest strangers that count still come from eight networks', () => {
  const few = exposure({ ...plan, strangers: 20 });
  expect(few.records).toHaveLength(20);
  expect(
    new Set(few.records.map(({ record }) => networkOf(record['srcaddr']))).size,
  ).toBeGreaterThanOrEqual(8);
});

test.each([
  ['the same volume on a public machine', { variant: 'public-served' }],
  ['refused only', { variant: 'refused' }],
  [
    'in another tenant, where that machine serves the public',
    { fleet: createFleet({ seed: 'other', served: ['ledger'] }) },
  ],
] as const)('%s gives no cause', (_, other) => {
  const twin = exposure({ ...plan, ...other });
  expect(twin.records).toHaveLength(40);
  expect(twin.truth.models).toEqual([]);
  expect(twin.truth.silent).toEqual([modelPaths.incomingConnections]);
});

test('a sensor and another cloud tell of the same strangers', () => {
  const [flow, zeek, azure] = (['aws-vpc-flow', 'zeek', 'azure-flow'] as const).map(
    (format) => exposure({ ...plan, format }).records,
  );
  const told = flow!.map(({ record }) => record['srcaddr']);
  expect(zeek!.map(({ record }) => record['id.orig_h'])).toEqual(told);
  expect(azure!.map(({ record }) => record['AllExtIPs'])).toEqual(told);
});
