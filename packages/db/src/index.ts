export * from './migrate/index.ts';
export * from './roles.ts';
export * from './tenancy/index.ts';
export type { Connection } from './connection.ts';
