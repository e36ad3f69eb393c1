export * from './types.ts';
export * from './action-state.ts';
export * from './match-respond-models.ts';
export * from './plan-response.ts';
export * from './refuse-execution.ts';
