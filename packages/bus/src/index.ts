export * from './bus.ts';
export * from './catalog.ts';
export * from './errors.ts';
export { connectBus } from './jetstream-bus.ts';
export { createMemoryBus, type MemoryBus, type MemoryBusOptions } from './memory-bus.ts';
export { openBusAdmin, type BusAdmin, type BusAdminOptions } from './ensure-streams.ts';
export {
  connectNats,
  isServerNewEnough,
  serverVersionMin,
  type NatsAddress,
} from './connect-nats.ts';
export {
  decodeEnvelope,
  encodeEnvelope,
  type Decoded,
  type Encoded,
  type Envelope,
} from './envelope.ts';
export { keepSeeds, publicKeysOf } from './keep-seeds.ts';
export { newSeed, publicKeyOf } from './keys.ts';
export { inboxOf, permissionsOf, type Permissions } from './permissions.ts';
export { serverConfig, type ServerConfig } from './server-config.ts';
export { allShards, durableOf, shardCount, shardOf, streamOf, subjectOf } from './subject.ts';
