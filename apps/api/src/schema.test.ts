import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { readSchema } from './schema.ts';

/** Names of what has no description. */
function listUndescribed(text: string): string[] {
  const schema = buildSchema(text);
  const isRoot = (name: string): boolean => ['Query', 'Mutation'].includes(name);
  return Object.values(schema.getTypeMap())
    .filter(
      ({ name, astNode }) => astNode !== undefined && astNode !== null && !name.startsWith('__'),
    )
    .flatMap((type) => {
      const own = type.description || isRoot(type.name) ? [] : [type.name];
      const fields =
        isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
          ? Object.values(type.getFields())
          : isEnumType(type)
            ? type.getValues()
            : [];
      const bare = fields.filter(({ description }) => !description);
      return [...own, ...bare.map(({ name }) => `${type.name}.${name}`)];
    });
}

test('every type, field and value of the schema says what it is', () => {
  expect(listUndescribed(readSchema())).toEqual([]);
  expect(listUndescribed('type Query { a: Int }')).toEqual(['Query.a']);
});

test('the schema is what it was: a change is seen in review', async () => {
  const printed = printSchema(lexicographicSortSchema(buildSchema(readSchema())));
  await expect(printed).toMatchFileSnapshot('./schema.snapshot.txt');
});
