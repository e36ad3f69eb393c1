import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// From src as from dist, where the bundle lies.
const source = join(import.meta.dirname, '../src');

/** The whole schema, from the .graphql files beside the resolvers. */
export function readSchema(): string {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('\n');
}
