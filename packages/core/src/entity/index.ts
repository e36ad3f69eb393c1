export * from './act-facts.ts';
export * from './types.ts';
export * from './act-of.ts';
export * from './client-family.ts';
export * from './count-acts.ts';
export * from './entity-key-of.ts';
export * from './metrics.ts';
export * from './stable-id.ts';
