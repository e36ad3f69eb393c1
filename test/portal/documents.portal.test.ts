import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { documents } from '../../apps/portal/src/graphql/documents.ts';
import { readSchema } from './stub/schema.ts';

const schema = readSchema();

test.each(Object.entries(documents))('the operation %s is valid in the API’s schema', (_, text) => {
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});

test('control: a field the schema does not have is found', () => {
  const text = documents.viewer.replace('person {', 'persona {');
  expect(validate(schema, parse(text)).length).toBeGreaterThan(0);
});
