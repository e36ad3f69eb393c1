import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { auditRecord as directoryAudit } from '../entra-audit/audit-record.ts';
import { signInRecord } from '../entra-id/sign-in-record.ts';
import { listFixtures } from '../list-fixtures.ts';
import { auditRecord } from '../microsoft-365/audit-record.ts';
import { isRecord } from './fields.ts';
import { inPlace } from './read-in-place.ts';

/** A value cut to what the schema names, for the reading in place keeps what it does not. */
const cut = (schema: z.ZodObject, value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(schema.shape, name)));

/** A value without the fields `__proto__` at any depth, which zod drops and the reading in place keeps. */
function withoutProto(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProto);
  if (!isRecord(value)) return value;
  const others = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(others.map(([name, inner]) => [name, withoutProto(inner)]));
}

/** What zod says of a record, and what the reading in place does. */
const byZod = (schema: z.ZodObject, record: unknown): unknown => {
  const { success, data, error } = schema.safeParse(record);
  return success ? data : error.issues[0]!.path.join('.') || 'the record';
};
const byPlace = (schema: z.ZodObject, record: unknown): unknown => {
  const read = inPlace(schema)(record);
  return read.ok ? cut(schema, read.value) : read.where;
};

const values = fc.jsonValue({ maxDepth: 3 });

/** A record with some of its values, at any depth, changed for any other, and some left out. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  const kept = Array.isArray(value)
    ? fc.tuple(...value.map(spoilt))
    : isRecord(value)
      ? fc.record(
          Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoilt(inner)])),
          { requiredKeys: [] },
        )
      : fc.constant(value);
  return fc.oneof({ weight: 19, arbitrary: kept }, { weight: 1, arbitrary: values });
}

/** As `spoilt`, and what every record needs is mostly there. */
function spoiltOf(source: Parameters<typeof listFixtures>[0]): fc.Arbitrary<unknown> {
  return fc
    .constantFrom(...listFixtures(source))
    .chain(({ record }) =>
      spoilt(record).map((one) => (isRecord(one) ? { ...record, ...one } : one)),
    );
}

describe.each([
  ['microsoft-365', auditRecord],
  ['entra-id', signInRecord],
  ['entra-audit', directoryAudit],
] as const)('a record of %s', (source, schema) => {
  it('is read in place as zod reads it', () => {
    const records = fc.oneof({ weight: 9, arbitrary: spoiltOf(source) }, values);
    let good = 0;
    fc.assert(
      fc.property(records, (record) => {
        const before = structuredClone(record);
        expect(withoutProto(byPlace(schema, record))).toEqual(withoutProto(byZod(schema, record)));
        expect(record).toEqual(before);
        if (inPlace(schema)(record).ok) good++;
      }),
      { numRuns: 300 },
    );
    expect(good).toBeGreaterThan(50);
  });

  it('is itself where all is as expected', () => {
    const [fixture] = listFixtures(source).filter(({ record }) => schema.safeParse(record).success);
    const read = inPlace(schema)(fixture!.record);
    expect(read.ok && read.value).toBe(fixture!.record);
  });
});

it('a field __proto__ is one as any other, and nothing takes it for its parent', () => {
  const record: unknown = JSON.parse('{"initiatedBy":{"__proto__":{"user":"x"}}}');
  const read = inPlace(z.object({ initiatedBy: z.looseObject({}), user: z.string().optional() }))(
    record,
  );
  expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(record));
  expect(read.ok && (read.value.initiatedBy as { user?: unknown }).user).toBeUndefined();
});

it('what no reader knows is left to zod', () => {
  const schema = z.object({ at: z.iso.date().transform((text) => text.slice(0, 4)) });
  expect(inPlace(schema)({ at: '2026-03-12' })).toEqual({ ok: true, value: { at: '2026' } });
  expect(inPlace(schema)({ at: 'March' })).toEqual({ ok: false, where: 'at' });
});
