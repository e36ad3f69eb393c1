import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownNetworks } from './known-networks.ts';
import { openIntelligence, type Intelligence } from './open-intelligence.ts';

const cacheDir = mkdtempSync(join(tmpdir(), 'nightjar-intel-'));
let intelligence: Intelligence;

beforeAll(() => {
  intelligence = openIntelligence({ cacheDir });
}, 60_000);

afterAll(() => rmSync(cacheDir, { recursive: true }));

test.each([
  ['5.62.60.202', 198605, 'AVAST Software s.r.o.', 'KW', 'vpn'],
  ['160.152.10.215', 37637, 'Smile-Nigeria-AS', 'NG', 'none'],
  ['197.244.250.155', 37705, 'TOPNET', 'TN', 'none'],
  ['169.159.92.36', 37122, 'SMILE', 'NG', 'none'],
  ['45.62.170.237', 396073, 'MAJESTIC-HOSTING-01', 'US', 'hosting'],
  ['92.38.180.49', 202422, 'G-Core Labs S.A.', 'LU', 'hosting'],
  ['129.56.36.26', 327952, 'AS-NATCOM', 'NG', 'none'],
  ['92.38.180.47', 202422, 'G-Core Labs S.A.', 'LU', 'hosting'],
  ['107.179.20.214', 397086, 'LAYER-HOST-HOUSTON', 'US', 'vpn'],
  ['45.62.170.31', 396073, 'MAJESTIC-HOSTING-01', 'US', 'hosting'],
] as const)('%s is what the source pages say', (ip, asn, asnName, country, kind) => {
  const { version } = intelligence;
  expect(intelligence.lookUp(ip)).toEqual({ asn, asnName, country, class: kind, version });
});

test('a neighbour of an overridden address is what the lists say today', () => {
  expect(intelligence.lookUp('107.179.20.215').asn).not.toBe(397086);
});

test.each([
  ['8.8.8.8', 15169, 'hosting'],
  ['3.5.140.2:443', 16509, 'hosting'],
  ['52.96.3.4', 8075, 'vendor'],
  ['20.50.1.1', 8075, 'hosting'],
  ['[2603:1036::5]:443', 8075, 'vendor'],
  ['::ffff:52.96.3.4', 8075, 'vendor'],
  ['185.220.101.5', 60729, 'tor'],
  ['104.28.40.7', 13335, 'relay'],
  ['2606:54c0:1::5', 13335, 'relay'],
  ['2a09:bac5::5', 13335, 'relay'],
  ['1.1.1.1', 13335, 'none'],
  ['172.32.1.1', 21928, 'mobile'],
  ['162.142.125.9', 398324, 'scanner'],
  ['71.6.135.131', 10439, 'scanner'],
  ['71.6.135.132', 10439, 'hosting'],
] as const)('%s belongs to AS%d, class %s', (ip, asn, kind) => {
  expect(intelligence.lookUp(ip)).toMatchObject({ asn, class: kind });
});

test.each([
  '10.1.2.3',
  '192.168.0.1',
  '127.0.0.1',
  '203.0.113.7',
  '2001:db8::1',
  'fd00::1',
  '::1',
  'nonsense',
  '',
])('nothing is known of %s', (ip) => {
  expect(intelligence.lookUp(ip)).toMatchObject({ asn: null, country: null, class: 'none' });
});

test('a second opening reads the cache and answers the same; a damaged cache is built anew', () => {
  const [file, ...others] = readdirSync(cacheDir);
  expect(others).toEqual([]);
  const again = openIntelligence({ cacheDir });
  expect(again.lookUp('8.8.8.8')).toEqual(intelligence.lookUp('8.8.8.8'));
  truncateSync(join(cacheDir, file!), 5000);
  const rebuilt = openIntelligence({ cacheDir });
  expect(rebuilt.lookUp('8.8.8.8')).toEqual(intelligence.lookUp('8.8.8.8'));
}, 60_000);

test('it opens where nothing can be kept', () => {
  const blocked = openIntelligence({ cacheDir: '/dev/null/nightjar' });
  expect(blocked.lookUp('8.8.8.8').asn).toBe(15169);
}, 60_000);

test.each(
  Object.entries(knownNetworks).flatMap(([kind, of]) => of.map((one) => [kind, ...one] as const)),
)('the %s network AS%d is named "%s..." today', (_, asn, named) =>
  expect(intelligence.nameOf(asn)?.startsWith(named)).toBe(true),
);

test('a look-up of a new address takes microseconds, of either family, and says how many', () => {
  const some = [...Array(50_000).keys()];
  const families = {
    v4: some.map((n) => `${1 + (n % 220)}.${(n * 7) % 256}.${(n * 13) % 256}.${n % 256}`),
    v6: some.map((n) => `2a0${n % 10}:${((n * 31) % 65_536).toString(16)}:${n.toString(16)}::1`),
  };
  for (const [family, ips] of Object.entries(families)) {
    const started = process.cpuUsage();
    for (const ip of ips) intelligence.lookUp(ip);
    const ns = (process.cpuUsage(started).user * 1000) / ips.length;
    console.log(`look-up of a new ${family} address: ${Math.round(ns)} ns`);
    expect(ns).toBeLessThan(50_000);
  }
});
