import { createRequire } from 'node:module';
import { join } from 'node:path';
import { knownRanges } from './known-networks.ts';
import { linesOf } from './lines-of.ts';
import { classes, type Layers } from './merge-segments.ts';
import { microsoft365Ranges } from './microsoft-365-ranges.ts';
import { collectRanges, rangeOfPrefix, type Ranges } from './ranges.ts';
import { readAsnClasses } from './read-asn-classes.ts';

/** Not on the internet: private, shared, loopback, link-local, documentation, benchmark, multicast. */
const reserved = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '2001:db8::/32',
  '3fff::/20',
];

/** All lists about a family's addresses, read from the package's folder `root`; and names by number. */
export function readLists(
  root: string,
  family: 4 | 6,
): { layers: Layers; names: Map<number, string> } {
  const names = new Map<number, string>();
  const asn = rowsOf(packagedCsv(root, 'asn', family), family, (number, name) => {
    names.set(Number(number), name!.replace(/^"|"$/g, '').replaceAll('""', '"'));
    return Number(number);
  });
  const country = rowsOf(
    packagedCsv(root, 'asn-country', family),
    family,
    (code) => code!.charCodeAt(0) * 256 + code!.charCodeAt(1),
  );
  const list = (name: string) => [
    ...linesOf(join(root, 'data/x4bnet', `${name}-ipv${family}.txt`)),
  ];
  return {
    names,
    layers: {
      asn,
      country,
      reserved: ofPrefixes(reserved, family),
      known: readKnownRanges(family),
      vpn: ofPrefixes(list('vpn'), family),
      vendor: ofPrefixes(microsoft365Ranges, family),
      hosting: ofPrefixes(list('datacenter'), family),
      classOfAsn: readAsnClasses(root),
    },
  };
}

function readKnownRanges(family: 4 | 6): Ranges {
  const { relay, scanner } = knownRanges;
  const of = (prefixes: readonly string[], kind: 'relay' | 'scanner') =>
    prefixes.map((prefix) => [prefix, classes.indexOf(kind)] as const);
  return ofValued([...of(relay, 'relay'), ...of(scanner, 'scanner')], family);
}

function ofPrefixes(prefixes: readonly string[], family: 4 | 6): Ranges {
  return ofValued(
    prefixes.map((prefix) => [prefix, 1] as const),
    family,
  );
}

function ofValued(prefixes: readonly (readonly [string, number])[], family: 4 | 6): Ranges {
  const rows = prefixes.flatMap(([prefix, value]) => {
    const range = rangeOfPrefix(prefix, family);
    return range ? [[...range, value] as const] : [];
  });
  const ranges = collectRanges();
  for (const [start, end, value] of rows.sort((a, b) => a[0] - b[0])) ranges.add(start, end, value);
  return ranges.end();
}

/** Rows `first,last,value...` of inclusive decimal addresses; `read` makes the value a number. */
function rowsOf(
  path: string,
  family: 4 | 6,
  read: (value: string, rest: string | undefined) => number,
): Ranges {
  const ranges = collectRanges();
  for (const line of linesOf(path)) {
    const [, first, last, value, rest] = /^(\d+),(\d+),([^,]+)(?:,(.*))?$/.exec(line) ?? [];
    if (!first || !last || !value) continue;
    const start = keyOfDecimal(first, family);
    const end = keyOfDecimal(last, family);
    if (start >= 0 && end >= start) ranges.add(start, end + 1, read(value, rest));
  }
  return ranges.end();
}

function keyOfDecimal(text: string, family: 4 | 6): number {
  if (family === 4) return Number(text);
  const bits = BigInt(text);
  return bits >> 125n === 1n ? Number((bits >> 72n) & ((1n << 53n) - 1n)) : -1;
}

function packagedCsv(root: string, name: string, family: 4 | 6): string {
  return createRequire(join(root, 'package.json')).resolve(
    `@ip-location-db/${name}/${name}-ipv${family}-num.csv`,
  );
}
