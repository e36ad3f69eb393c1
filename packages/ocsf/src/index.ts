export type { OcsfVersion } from './compile/ocsf-sources.ts';
export type { OcsfError } from './validate/say-error.ts';
export { validateEvent } from './validate/validate-event.ts';
export * from './export/index.ts';
export * from './lake/index.ts';
