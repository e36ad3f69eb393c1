import fc from 'fast-check';
import { expect, it } from 'vitest';
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
  });
  fc.assert(
    fc.property(values, (value) => {
      const json = JSON.parse(JSON.stringify(value)) as unknown;
      expect(canonical(json)).toBe(written(plain(json)));
    }),
    { numRuns: 100 },
  );
  expect(canonical({ '10': 1, '9': '\ud800"', b: null })).toBe('{"10":1,"9":"\\ud800\\""}');
});

it('the id of a kind is that of the pair', () => {
  const record = { _path: 'conn', ts: 1, uid: 'C1' };
  const { _path: kind, ...content } = record;
  expect(contentIdOfKind(kind, record, '_path')).toBe(contentIdOf([kind, content]));
  expect(contentIdOf({ ...record, more: 1 })).not.toBe(contentIdOf(record));
});
