export * from './catalog.ts';
export { registeredDomain } from './network.ts';
export * from './place.ts';
export * from './types.ts';
