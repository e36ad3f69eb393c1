export { compileSchema } from './compile-schema.ts';
export { formatSchema } from './format-schema.ts';
export { ocsfSources } from './ocsf-sources.ts';
export type { ObjectSchema, OcsfSchema, PropertySchema } from './schema.ts';
