export * from './facts-to-narrate.ts';
export * from './guard-narration.ts';
