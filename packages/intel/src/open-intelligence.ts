import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IpIntelligence } from '@nightjar/core';
import { findRoot } from './find-root.ts';
import type { Image } from './image.ts';
import { defaultCacheDir, loadImage } from './load-image.ts';
import { classes, type Segments } from './merge-segments.ts';
import { overrides } from './overrides.ts';
import { parseAddress } from './parse-address.ts';

/** What is known of addresses, at one version. */
export interface Intelligence {
  version: string;
  /** Any spelling that `parseAddress` reads. Private, unknown or no address: nulls. Never throws. */
  lookUp: (ip: string) => IpIntelligence;
  /** As the registries' data names a network. */
  nameOf: (asn: number) => string | null;
}

/** Commits of the lists in `data`, and a number for the overrides, our ranges and the layout. */
const listVersion = 'x4bnet.167937a-badasn.cac788b-nj.2';
const memoMax = 20_000;

/** Opens the data (tens of milliseconds once built; the first time on a machine about two seconds). */
export function openIntelligence(of: { root?: string; cacheDir?: string } = {}): Intelligence {
  const root = of.root ?? findRoot(import.meta.dirname);
  const version = `${packageVersion(root)}-${listVersion}`;
  const image = loadImage({ root, version, cacheDir: of.cacheDir ?? defaultCacheDir() });
  const unknown = Object.freeze({
    asn: null,
    asnName: null,
    country: null,
    class: 'none',
    version,
  } as const);
  const dated = new Map(
    Object.entries(overrides).map(([ip, { observedAt: _, ...known }]) => [
      ip,
      Object.freeze({ ...known, version }),
    ]),
  );
  const answer = (ip: string): IpIntelligence => {
    const address = parseAddress(ip);
    if (!address || address.key < 0) return unknown;
    const segments = address.family === 4 ? image.v4 : image.v6;
    return dated.get(address.ip) ?? answerAt(image, segments, address.key);
  };
  const memo = new Map<string, IpIntelligence>();
  const lookUp = (ip: string): IpIntelligence => {
    const known = memo.get(ip);
    if (known) return known;
    // Dropped whole when full, so that hostile variety cannot grow it.
    if (memo.size >= memoMax) memo.clear();
    const found = answer(ip);
    memo.set(ip, found);
    return found;
  };
  return { version, lookUp, nameOf: (asn) => nameOf(image.names, asn) };
}

function answerAt(image: Image, segments: Segments, key: number): IpIntelligence {
  const at = indexOf(segments.starts, key);
  const asn = segments.asns[at] || null;
  const country = segments.countries[at] ?? 0;
  return Object.freeze({
    asn,
    asnName: asn === null ? null : nameOf(image.names, asn),
    country: country === 0 ? null : String.fromCharCode(country >>> 8, country & 255),
    class: classes[segments.classes[at] ?? 0]!,
    version: image.version,
  });
}

function nameOf(names: Image['names'], asn: number): string | null {
  const at = indexOf(names.asns, asn);
  if (names.asns[at] !== asn) return null;
  return Buffer.from(names.text.subarray(names.offsets[at], names.offsets[at + 1])).toString();
}

/** Index of the last element that is not greater than the key; -1 before the first. */
function indexOf(sorted: Uint32Array | Float64Array, key: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function packageVersion(root: string): string {
  const path = createRequire(join(root, 'package.json')).resolve(
    '@ip-location-db/asn/package.json',
  );
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
