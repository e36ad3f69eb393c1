import { readFileSync } from 'node:fs';
import { type OcsfVersion, shippedSchema } from '../compile/ocsf-sources.ts';
import type { OcsfSchema } from '../compile/schema.ts';

const loaded = new Map<OcsfVersion, OcsfSchema>();

/** The compiled schema that ships; read once. */
export function loadSchema(version: OcsfVersion): OcsfSchema {
  let schema = loaded.get(version);
  if (!schema) {
    schema = JSON.parse(readFileSync(shippedSchema(version), 'utf8')) as OcsfSchema;
    loaded.set(version, schema);
  }
  return schema;
}
