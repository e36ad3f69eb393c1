import {
  AckPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { catalog, messageKinds, type MessageKind } from './catalog.ts';
import { connectNats, type NatsAddress } from './connect-nats.ts';
import { watchLink } from './link.ts';
import { allShards, durableOf, shardCount, streamOf, subjectOf } from './subject.ts';

export type BusAdminOptions = Omit<NatsAddress, 'stage'> & {
  /** Copies of each stream in a cluster. Default 1. */
  replicas?: number;
  /** Overrides the catalogue's sizes. */
  streamBytesMax?: number;
  /** Overrides the catalogue's. */
  ackWaitMs?: number;
};

export type BusAdmin = {
  /** Creates what is missing; cheap and harmless when nothing is. Resolves with what was created. */
  ensureStreams(): Promise<MessageKind[]>;
  /** Deletes every stream with its messages and consumers. */
  deleteStreams(): Promise<void>;
  /** Messages stored and not yet acknowledged. */
  countWaiting(kind: MessageKind): Promise<number>;
  close(): Promise<void>;
};

type StreamWish = Partial<StreamConfig> & Pick<StreamConfig, 'name' | 'subjects'>;

const wishOf = (kind: MessageKind, options: BusAdminOptions): StreamWish => ({
  name: streamOf(kind),
  subjects: [`nj.${kind}.*`],
  storage: StorageType.File,
  // Acknowledged messages leave: else a stream that discards new ones fills up once and for all.
  retention: RetentionPolicy.Workqueue,
  discard: DiscardPolicy.New,
  max_bytes: options.streamBytesMax ?? catalog[kind].delivery.streamBytesMax,
  num_replicas: options.replicas ?? 1,
});

const findStream = async (streamsApi: JetStreamManager, name: string) => {
  try {
    return await streamsApi.streams.info(name);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) {
      return undefined;
    }
    throw error;
  }
};

type Wanted = { kind: MessageKind; options: BusAdminOptions };

const addConsumers = async (
  streamsApi: JetStreamManager,
  { kind, options }: Wanted,
): Promise<void> => {
  const { consumer, delivery } = catalog[kind];
  const adding = allShards.map((shard) =>
    streamsApi.consumers.add(streamOf(kind), {
      durable_name: durableOf(consumer, shard),
      filter_subject: subjectOf(kind, shard),
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(options.ackWaitMs ?? delivery.ackWaitMs),
      max_ack_pending: delivery.unackedMax,
      max_deliver: -1,
    }),
  );
  await Promise.all(adding);
};

const ensureStream = async (streamsApi: JetStreamManager, wanted: Wanted): Promise<boolean> => {
  const { kind, options } = wanted;
  const wish = wishOf(kind, options);
  const stream = await findStream(streamsApi, wish.name);
  if (stream === undefined) await streamsApi.streams.add(wish);
  else if (
    stream.config.max_bytes !== wish.max_bytes ||
    stream.config.num_replicas !== wish.num_replicas
  ) {
    await streamsApi.streams.update(wish.name, wish);
  }
  const isComplete = stream?.state.consumer_count === shardCount;
  if (!isComplete) await addConsumers(streamsApi, wanted);
  return !isComplete;
};

/** The one identity that may create and delete streams and consumers. Each verb rejects while the server is away. */
export const openBusAdmin = async (options: BusAdminOptions): Promise<BusAdmin> => {
  const connection = await connectNats({ ...options, stage: 'bus-admin' });
  const streamsApi = await jetstreamManager(connection, { checkAPI: false });
  const link = watchLink(connection);

  const ensureStreams = async (): Promise<MessageKind[]> => {
    const created: MessageKind[] = [];
    for (const kind of messageKinds) {
      if (await ensureStream(streamsApi, { kind, options })) created.push(kind);
    }
    return created;
  };

  const deleteStreams = async (): Promise<void> => {
    for (const kind of messageKinds) {
      const stream = await findStream(streamsApi, streamOf(kind));
      if (stream !== undefined) await streamsApi.streams.delete(streamOf(kind));
    }
  };

  return {
    ensureStreams: () => link.whileUp(ensureStreams),
    deleteStreams: () => link.whileUp(deleteStreams),
    countWaiting: (kind) =>
      link.whileUp(async () => (await streamsApi.streams.info(streamOf(kind))).state.messages),
    close: () => link.leave(),
  };
};
