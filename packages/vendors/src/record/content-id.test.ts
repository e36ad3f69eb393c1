import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hash } from 'node:crypto';
import { canonicalBytes, canonicalBytesOfKind } from './canonical-bytes.ts';
import { canonical, contentIdOf, contentIdOfKind } from './content-id.ts';

/** The same, the plain way. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const names = Object.keys(value).sort();
  const held = names.map((name) => [name, (value as Record<string, unknown>)[name]] as const);
  const told = held.filter(([, inner]) => inner !== null && inner !== undefined);
  // A text of its own for each pair: objects have an order of their own for names that are numbers.
  return { pairs: told.map(([name, inner]) => [name, plain(inner)]) };
}

function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  const { pairs } = value as { pairs: [string, unknown][] };
  return `{${pairs.map(([name, inner]) => `${JSON.stringify(name)}:${written(inner)}`).join(',')}}`;
}

it('content is JSON in the order of its names, whatever is in it', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 8 });
  const values = fc.object({
    key: texts,
    values: [texts, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
    maxDepth: 2,
    maxKeys: 6,
  });
  fc.assert(
    fc.property(values, (value) => {
      const json = JSON.parse(JSON.stringify(value)) as unknown;
      expect(canonical(json)).toBe(written(plain(json)));
      expect(textIn(canonicalBytes(json))).toBe(canonical(json));
    }),
    { numRuns: 100 },
  );
  expect(canonical({ '10': 1, '9': '\ud800"', b: null })).toBe('{"10":1,"9":"\\ud800\\""}');
});

const textIn = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes).toString();

it.each([0, -0, 9, 10, 99, 100, 2_147_483_647, 2_147_483_648, -1, 1.5, 1e21, NaN, Infinity])(
  'the number %d is written as in text',
  (number) =>
    expect(textIn(canonicalBytes([number, { a: number }]))).toBe(
      canonical([number, { a: number }]),
    ),
);

it.each([undefined, true, '', [], {}, [[], [{}]], { a: null, b: [null, undefined] }])(
  '%j is written as in text',
  (value) => expect(textIn(canonicalBytes(value))).toBe(canonical(value)),
);

it('what is too long for the bytes at hand has the id of its text all the same', () => {
  const made = (length: number): unknown[] => [
    'x'.repeat(length),
    'ä'.repeat(length),
    { ['k'.repeat(length)]: 1, l: 2 },
    Array.from({ length }, (_, n) => n % 10),
    { a: [{ b: Array.from({ length }, () => ({})) }], c: 'x' },
  ];
  let long = 0;
  for (const length of [0, 65_470, 65_471, 65_472, 65_536])
    for (const value of made(length)) {
      const text = canonical(value);
      const bytes = textIn(canonicalBytes(value));
      if (bytes === undefined) long++;
      expect((bytes ?? text) === text).toBe(true);
      expect(contentIdOf(value)).toBe(hash('sha256', text, 'hex').slice(0, 32));
    }
  expect(long).toBeGreaterThan(10);
  expect(canonicalBytesOfKind('x'.repeat(70_000), {}, 'a')).toBeUndefined();
});

it('the id of a kind is that of the pair', () => {
  const record = { _path: 'conn', ts: 1, uid: 'C1' };
  const { _path: kind, ...content } = record;
  expect(contentIdOfKind(kind, record, '_path')).toBe(contentIdOf([kind, content]));
  expect(contentIdOf({ ...record, more: 1 })).not.toBe(contentIdOf(record));
});
