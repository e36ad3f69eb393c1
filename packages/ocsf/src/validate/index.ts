export type { OcsfError } from './say-error.ts';
export { validateEvent } from './validate-event.ts';
