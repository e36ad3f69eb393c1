import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';

const source = resolve(import.meta.dirname, '../../../apps/api/src');

/** The API's own schema, from its .graphql files. */
export function readSchema(): GraphQLSchema {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.graphql'),
  );
  return buildSchema(files.map((name) => readFileSync(join(source, name), 'utf8')).join('\n'));
}
