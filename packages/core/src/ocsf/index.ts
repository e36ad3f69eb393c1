export * from './cloud.ts';
export * from './event.ts';
export * from './finding.ts';
export * from './network.ts';
export * from './source.ts';
export * from './untaught.ts';
export { textOf } from './text-of.ts';
