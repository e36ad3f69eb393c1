export * from './types.ts';
export { type Anchor, anchorOf } from './agents.ts';
export { type CompiledModel, compileModels } from './compile-model.ts';
export { sprayUsersMin } from './find-sprays.ts';
export { filters } from './filters.ts';
export { knownBadApplications } from './known.ts';
export { type Model, ModelError } from './model.ts';
