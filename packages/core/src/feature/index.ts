export * from './catalog.ts';
export * from './place.ts';
export * from './types.ts';
