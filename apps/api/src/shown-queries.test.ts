import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { limitSize, limitTokens } from './request/limits.ts';
import { readSchema } from './schema.ts';

const schema = buildSchema(readSchema());
const queriesOf = (path: string): string[] => {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```graphql\n([^`]*)^```/gm)].map((match) => match[1]!);
};
const faultsOf = (query: string): string[] =>
  validate(schema, parse(query)).map(({ message }) => message);

it.each(['README.md', 'docs/api.md'])('what %s asks, the schema answers', (path) => {
  const queries = queriesOf(path);
  expect(queries.length).toBeGreaterThan(1);
  for (const query of queries) {
    expect(faultsOf(query)).toEqual([]);
    limitTokens(parse(query));
    limitSize(parse(query), {});
  }
  expect(faultsOf('{ incidents { mood } }')).toHaveLength(1);
});
