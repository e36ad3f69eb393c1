import lake from '../../schema/1.1.0.json' with { type: 'json' };
import own from '../../schema/1.8.0.json' with { type: 'json' };
import type { OcsfVersion } from '../compile/ocsf-sources.ts';
import type { OcsfSchema } from '../compile/schema.ts';

// Imported, not read: a bundle has no folder beside it.
const schemas: Readonly<Record<OcsfVersion, unknown>> = { '1.8.0': own, '1.1.0': lake };

/** The compiled schema that ships. */
export function loadSchema(version: OcsfVersion): OcsfSchema {
  return schemas[version] as OcsfSchema;
}

/** The name of a class by its `class_uid`; undefined where the release has none. */
export function findClass({ classes }: OcsfSchema, uid: unknown): string | undefined {
  return typeof uid === 'number' ? classes[uid] : undefined;
}
