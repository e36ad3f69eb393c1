import type { OcsfEvent, Source } from '@nightjar/core';
import { describe, expect, it } from 'vitest';
import { listFixtures } from './list-fixtures.ts';
import { lookUpFixture } from './look-up.fixture.ts';
import { sourceOf } from './read/index.ts';
import type { Vendor } from './vendor.ts';

const wrongValues = [
  null,
  7,
  true,
  '',
  'text',
  [],
  [1],
  {},
  { a: { b: [null] } },
  'x'.repeat(50_000),
];

/** Every value once in the place of every field, and every field left out once. */
function* spoilt(record: Record<string, unknown>): Generator<Record<string, unknown>> {
  for (const name of Object.keys(record)) {
    const { [name]: _, ...rest } = record;
    yield rest;
    for (const value of wrongValues) yield { ...record, [name]: value };
  }
}

/** In each place once, however deep, what `String` throws at. */
function* withoutText(record: Record<string, unknown>): Generator<Record<string, unknown>> {
  for (const [name, value] of Object.entries(record)) {
    yield { ...record, [name]: { toString: 1 } };
    yield { ...record, [name]: [{ toString: 1 }] };
    if (typeof value !== 'object' || value === null) continue;
    const copy = (Array.isArray(value) ? { ...value } : value) as Record<string, unknown>;
    for (const inner of withoutText(copy))
      yield { ...record, [name]: Array.isArray(value) ? Object.values(inner) : inner };
  }
}

/** What every vendor value must hold, whatever it reads. */
export function describeVendor(source: Source, vendor: Vendor): void {
  const fixtures = listFixtures(source);
  const read = (record: unknown) => vendor.normalise(record, lookUpFixture);
  const eventOf = (record: unknown): OcsfEvent => {
    const normalised = read(record);
    if (!normalised.ok) throw new Error(normalised.reason);
    return normalised.event;
  };

  describe(`${source}`, () => {
    it('has fixtures', () => expect(fixtures.length).toBeGreaterThan(5));

    it.each(fixtures)('$name means the event beside it', ({ record, event }) => {
      expect(sourceOf(record)).toBe(source);
      expect(eventOf(record)).toEqual(event);
    });

    it.each(fixtures)('$name is read and not touched, and means the same twice', ({ record }) => {
      const before = structuredClone(record);
      expect(eventOf(record)).toEqual(eventOf(record));
      expect(record).toEqual(before);
    });

    it.each(fixtures)('$name is OCSF by its numbers', ({ record }) => {
      const event = eventOf(record);
      expect(event.type_uid).toBe(event.class_uid * 100 + event.activity_id);
      expect(event.category_uid).toBe(Math.floor(event.class_uid / 1000));
      expect(Number.isSafeInteger(event.time)).toBe(true);
      expect(event.metadata).toMatchObject({ version: '1.8.0', uid: expect.stringMatching(/./) });
      expect(event.metadata.log_version).toMatch(new RegExp(`^${source}/\\d+$`));
    });

    it.each(fixtures)('$name loses nothing: what was not mapped is in unmapped', ({ record }) => {
      const { unmapped, ...mapped } = eventOf(record);
      const leaves = new Set([...leavesOf(mapped), ...namesOf(mapped.api?.request?.data)]);
      expect(listLost(record, { unmapped: leavesOf(unmapped), mapped: leaves })).toEqual([]);
      // The control: without its unmapped fields the event does lose some.
      expect(listLost(record, { unmapped: new Set(), mapped: leaves })).not.toEqual([]);
    });

    it.each(fixtures)(
      '$name spoilt in any field is an event or a refusal, never a fault',
      ({ record }) => {
        let refused = 0;
        for (const bad of spoilt(record)) {
          const normalised = read(bad);
          if (normalised.ok) continue;
          refused++;
          expect(normalised.reason).toMatch(new RegExp(`^${source}: ..`));
          expect(normalised.reason.length).toBeLessThan(200);
        }
        expect(refused).toBeGreaterThan(0);
      },
    );

    it.each(fixtures)('$name with what cannot be text in any place is no fault', ({ record }) => {
      let tried = 0;
      for (const bad of withoutText(record)) {
        expect(() => [vendor.recognises(bad), read(bad)]).not.toThrow();
        tried++;
      }
      expect(tried).toBeGreaterThan(3);
    });

    it.each([null, undefined, 7, 'text', [], [[]], {}, () => 1])('%o is refused', (value) => {
      expect(read(value)).toMatchObject({ ok: false, reason: expect.stringContaining(source) });
    });
  });
}

/** A command's parameters are names and values in the record, and become keys and values. */
function namesOf(parameters: unknown): string[] {
  return typeof parameters === 'object' && parameters !== null ? Object.keys(parameters) : [];
}

/** Texts and numbers at the leaves of a value. */
function leavesOf(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) leavesOf(inner, into);
  else if (value !== undefined && value !== null && value !== '') into.add(String(value));
  return into;
}

/** Leaves of the record that the event has nowhere, in whole or as part of a text. */
function listLost(
  record: Record<string, unknown>,
  of: { unmapped: ReadonlySet<string>; mapped: ReadonlySet<string> },
): string[] {
  return [...leavesOf(record)].filter(
    (leaf) => !of.unmapped.has(leaf) && !of.mapped.has(leaf) && !isReadAs(leaf, of.mapped),
  );
}

/** Times, addresses with a port and JSON in text come in another form. */
function isReadAs(leaf: string, mapped: ReadonlySet<string>): boolean {
  return (
    /^\d{4}-\d\d-\d\d[T ]|^\d+\/\d+\/\d{4}|^\/Date\(/.test(leaf) ||
    /^\s*[[{]/.test(leaf) ||
    mapped.has(leaf.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))
  );
}
