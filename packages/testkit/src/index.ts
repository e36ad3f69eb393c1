export * from './nats/index.ts';
export * from './postgres/index.ts';
