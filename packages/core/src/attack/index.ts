export * from './cloud-techniques.ts';
export * from './tactics.ts';
export * from './techniques.ts';
export * from './technique-sources.ts';
