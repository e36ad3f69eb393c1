export * from './tactics.ts';
export * from './techniques.ts';
