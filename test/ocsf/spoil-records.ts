import { textOf } from '@nightjar/core';
import { type Dice, pick, rollFrom } from '../formats/dice.ts';
import type { VendorRecord } from './list-records.ts';

/** Texts that break what believes in texts. */
const texts = [
  '',
  ' ',
  'huge'.repeat(20_000),
  'ünïcödé ☃ 🦉',
  '‮txt.exe\u0000\u001b[31m',
  '\ud800',
  '=cmd|/c calc',
  "'; drop table events; --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '2026-03-12T09:30:00Z',
  '999.1.2.3',
  '::1',
  '[fe80::1%eth0]:443',
  '203.0.113.7:5000',
];
const values: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  2 ** 53,
  1e300,
  0.5,
  [],
  [[]],
  {},
  [null],
  [1, 'a'],
  { toString: 1, valueOf: [] },
];

type Parent = Record<string, unknown>;
type Spoil = (parent: Parent, key: string, dice: Dice) => void;

/** Sets a key as its own, be it `__proto__`. */
const put = (parent: Parent, key: string, value: unknown): void =>
  void Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

const spoils: readonly Spoil[] = [
  (parent, key) => void delete parent[key],
  (parent, key, dice) => put(parent, key, structuredClone(pick(values, dice))),
  (parent, key, dice) => put(parent, key, pick(texts, dice)),
  (parent, key) => put(parent, key, { inner: [parent[key]] }),
  (parent, key) => put(parent, key, [parent[key], parent[key]]),
  (parent, key) => put(parent, key, textOf(parent[key])),
  (parent, key) => put(parent, key, Number(textOf(parent[key]))),
  (parent, _, dice) => put(parent, pick(texts, dice), pick(texts, dice)),
  (parent, _, dice) => put(parent, '__proto__', { polluted: pick(texts, dice) }),
  // What nothing else says can be found again only if it was kept.
  (parent, key, dice) => put(parent, key, `planted-${dice().toString(36).slice(2)}`),
];

function placesOf(value: unknown, into: [Parent, string][] = []): [Parent, string][] {
  if (typeof value !== 'object' || value === null) return into;
  for (const key of Object.keys(value)) {
    into.push([value as Parent, key]);
    placesOf((value as Parent)[key], into);
  }
  return into;
}

/** A copy of a record with one to four places spoilt. */
function spoil({ source, record }: VendorRecord, dice: Dice): VendorRecord {
  const spoilt = structuredClone(record);
  for (let left = 1 + Math.floor(dice() * 4); left > 0; left--) {
    const [parent, key] = pick(placesOf(spoilt), dice) ?? [spoilt, 'Id'];
    pick(spoils, dice)(parent, key, dice);
  }
  // As a record comes: through JSON.
  return { source, record: JSON.parse(JSON.stringify(spoilt)) as Record<string, unknown> };
}

/** So many spoilt copies of the records, in turn; the same for the same seed. */
export function* listSpoilt(
  records: readonly VendorRecord[],
  { count, seed }: { count: number; seed: number },
): Generator<VendorRecord> {
  const dice = rollFrom(seed);
  for (let at = 0; at < count; at++) yield spoil(records[at % records.length]!, dice);
}
