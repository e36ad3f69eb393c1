export * from './coverage-of.ts';
export * from './differences-of.ts';
export * from './phrase.ts';
export * from './templates.ts';
export * from './summarise.ts';
export * from './tell-event.ts';
export * from './tell-inquiry.ts';
export * from './types.ts';
