import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FieldsByShape } from './fields-by-shape.ts';
import { Fields, isCount, isRecord, isText, put } from './fields.ts';

const names = ['a', 'b', 'c', '7', '__proto__', 'constructor', 'toString', 'n'.repeat(60)];
const name = fc.constantFrom(...names);
const value = fc.oneof(
  fc.constantFrom(null, '', 0, 'text', undefined, 'constructor'),
  fc.nat(),
  fc.dictionary(fc.string(), fc.nat(), { maxKeys: 1 }),
);
const guards = { text: isText, count: isCount, record: isRecord };
/** What may be asked of a record, in whatever order. */
const asked = fc.array(
  fc.tuple(
    name,
    fc.constantFrom('take' as const, 'peek' as const),
    fc.constantFrom('text' as const, 'count' as const, 'record' as const),
  ),
  { maxLength: 120 },
);

/** Every answer, and what is left. */
function answersOf(
  fields: Fields,
  questions: readonly (readonly [string, 'take' | 'peek', keyof typeof guards])[],
) {
  const answers = questions.map(([of, how, guard]) => fields[how]<unknown>(of, guards[guard]));
  return { answers, rest: Object.entries(fields.rest()) };
}

it('answers as the plain reader does, be it asked in another order than before', () => {
  const pairs = fc.array(fc.tuple(name, value), { maxLength: 8 });
  let found = 0;
  fc.assert(
    fc.property(pairs, asked, (of, questions) => {
      const record: Record<string, unknown> = {};
      for (const [own, is] of of) put(record, own, is);
      const plain = answersOf(new Fields(record), questions);
      expect(answersOf(new FieldsByShape(record), questions)).toEqual(plain);
      found += plain.answers.filter((answer) => answer !== undefined).length;
    }),
    { numRuns: 1000 },
  );
  expect(found).toBeGreaterThan(100);
});
