import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileSchema } from './compile-schema.ts';
import { formatSchema } from './format-schema.ts';
import { ocsfSources, ocsfVersions, shippedSchema } from './ocsf-sources.ts';
import type { ObjectSchema, OcsfSchema } from './schema.ts';

const shipped = (version: (typeof ocsfVersions)[number]): string =>
  readFileSync(shippedSchema(version), 'utf8');
const schema = JSON.parse(shipped('1.8.0')) as OcsfSchema;
const define = (name: string): ObjectSchema => schema.$defs[name] as ObjectSchema;

describe.each(ocsfVersions)('%s', (version) => {
  const folder = ocsfSources(version);
  const isThere = existsSync(folder);

  it.skipIf(!isThere)(`ships as its sources compile (skipped where ${folder} is absent)`, () => {
    expect(shipped(version)).toBe(formatSchema(compileSchema(folder)));
  });

  it('refers to nothing that it does not define', () => {
    const text = shipped(version);
    const defined = Object.keys((JSON.parse(text) as OcsfSchema).$defs);
    const referred = [...text.matchAll(/"#\/\$defs\/([^"]+)"/g)].map((match) => match[1]!);
    expect(referred.length).toBeGreaterThan(500);
    expect(referred.filter((name) => !defined.includes(name))).toEqual([]);
  });

  it("holds none of the sources' prose", () => {
    const words = JSON.parse(shipped(version), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? [...Object.keys(value), ...Object.values(value).flat()]
        : value,
    ) as unknown[];
    const sentences = words.filter((word) => typeof word === 'string' && / \w+ \w+ /.test(word));
    expect(words.length).toBeGreaterThan(1000);
    expect(sentences).toEqual([]);
  });
});

it('an object inherits, and its own constraint stands in the place of the inherited one', () => {
  const { properties, anyOf } = define('network_endpoint');
  expect(properties).toMatchObject({ ip: { $ref: '#/$defs/ip_t' }, os: { $ref: '#/$defs/os' } });
  expect(anyOf).toContainEqual({ required: ['svc_name'] });
});

it("an enumeration has the dictionary's values and its own", () => {
  expect(define('managed_entity').properties!['type_id']!.enum).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 99,
  ]);
});

it("a profile's attributes are marked, and a class can take one out of the profile", () => {
  expect(define('class.authentication').properties).toMatchObject({
    cloud: { profile: 'cloud', requiredIn: 'cloud' },
    time_dt: { profile: 'datetime' },
  });
  expect(define('class.api_activity').properties!['api']).not.toHaveProperty('profile');
  expect(define('class.api_activity').required).toContain('api');
});
