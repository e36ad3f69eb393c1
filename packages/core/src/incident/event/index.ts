export * from './phrase.ts';
export * from './templates.ts';
export * from './types.ts';
