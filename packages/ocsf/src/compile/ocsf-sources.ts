import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The releases that ship: the one Nightjar speaks, and the one Amazon Security Lake takes. */
export const ocsfVersions = ['1.8.0', '1.1.0'] as const;
export type OcsfVersion = (typeof ocsfVersions)[number];

/** Folder of the schema's sources, which lie outside this repository. */
export function ocsfSources(version: OcsfVersion): string {
  const beside = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
  return join(process.env['NIGHTJAR_SHARED_DATA'] ?? beside, 'ocsf-schema', version);
}

/** Where a compiled release ships. */
export function shippedSchema(version: OcsfVersion): URL {
  return new URL(`../../schema/${version}.json`, import.meta.url);
}
