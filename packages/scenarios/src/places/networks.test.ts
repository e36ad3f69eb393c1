import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { networks, type Network } from './networks.ts';
import { strangers } from './strangers.ts';

interface Range {
  first: number;
  last: number;
  asn: number;
}

const require = createRequire(import.meta.url);
const ranges = readRanges();

test('every prefix belongs to the provider that the table names', () => {
  expect(networks.length + strangers.length).toBeGreaterThan(60);
  expect(listWrong([...networks, ...strangers])).toEqual([]);
});

test('the check sees a prefix that belongs to somebody else', () => {
  const wrong: Network = {
    asn: 2856,
    country: 'GB',
    city: 'London',
    kind: 'home',
    prefixes: ['45.62.170'],
  };
  expect(listWrong([wrong])).toEqual(['45.62.170']);
});

function listWrong(of: readonly Omit<Network, 'kind'>[]): string[] {
  return of.flatMap((network) =>
    network.prefixes.filter((prefix) => {
      const first = numberOf(`${prefix}.2`);
      const range = ranges.find((candidate) => candidate.first <= first && first <= candidate.last);
      return range?.asn !== network.asn || range.last < first + 248;
    }),
  );
}

function readRanges(): Range[] {
  const entry = require.resolve('@ip-location-db/asn/package.json');
  return readFileSync(join(dirname(entry), 'asn-ipv4.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(',', 3))
    .map(([first = '', last = '', asn]) => ({
      first: numberOf(first),
      last: numberOf(last),
      asn: Number(asn),
    }));
}

function numberOf(ip: string): number {
  return ip.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}
