export { findNatsServer, type FindOptions, type NatsServerBinary } from './find-nats-server.ts';
export type { NatsOptions, NatsServer } from './server.ts';
export { startNats } from './start-nats.ts';
