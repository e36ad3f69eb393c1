import type { Bus, BusFault, Consumption } from './bus.ts';
import { catalog, messageKinds, type MessageKind } from './catalog.ts';
import { encodeEnvelope } from './envelope.ts';
import { BusFull, BusUnavailable } from './errors.ts';
import { makeLedger } from './handle-delivery.ts';
import { clearQueue, consumeQueue, makeQueue, putInQueue, whenQueueEmpty } from './memory-queue.ts';

export type MemoryBusOptions = {
  onFault?: (fault: BusFault) => void;
  /** Overrides the catalogue's sizes. */
  streamBytesMax?: number;
};

/** The bus in one process: every stage publishes to it and consumes from it. */
export type MemoryBus = Bus & {
  /** Resolves when no message waits or is being handled. */
  whenIdle(): Promise<void>;
  /** Messages that wait or are being handled. */
  countWaiting(kind: MessageKind): number;
  /** Forgets every message and refuses new ones until `ensureStreams`. */
  deleteStreams(): void;
  ensureStreams(): void;
  /** Puts bytes on a subject without any check, as a hostile or broken publisher would. */
  publishRaw(subject: string, data: Uint8Array): void;
};

const makeStreams = (streamBytesMax?: number) => {
  const queues = new Map(messageKinds.map((kind) => [kind, makeQueue()]));
  let isThere = true;
  const queueOf = (kind: MessageKind) => queues.get(kind)!;
  return {
    all: [...queues.values()],
    queueOf,
    setThere: (value: boolean) => void (isThere = value),
    store: (kind: MessageKind, subject: string, data: Uint8Array): void => {
      const queue = queueOf(kind);
      const bytesMax = streamBytesMax ?? catalog[kind].delivery.streamBytesMax;
      if (!isThere) throw new BusUnavailable(`There is no stream for ${kind}.`);
      if (queue.bytes + data.byteLength > bytesMax) {
        throw new BusFull(`The stream of ${kind} is full.`);
      }
      putInQueue(queue, subject, data);
    },
  };
};

const makeAdmin = (streams: ReturnType<typeof makeStreams>): Omit<MemoryBus, keyof Bus> => ({
  whenIdle: async () => {
    // A handler may publish another kind: all must be empty in one and the same look.
    while (streams.all.some((queue) => queue.kept.size > 0)) {
      await Promise.all(streams.all.map(whenQueueEmpty));
    }
  },
  countWaiting: (kind) => streams.queueOf(kind).kept.size,
  deleteStreams: () => {
    streams.setThere(false);
    streams.all.forEach(clearQueue);
  },
  ensureStreams: () => streams.setThere(true),
  publishRaw: (subject, data) => {
    const kind = messageKinds.find((known) => subject.startsWith(`nj.${known}.`));
    if (kind !== undefined) streams.store(kind, subject, data);
  },
});

/** The twin of the bus on JetStream. Keeps what is published until a consumer comes. */
export const createMemoryBus = (options: MemoryBusOptions = {}): MemoryBus => {
  const ledger = makeLedger(options.onFault);
  const streams = makeStreams(options.streamBytesMax);
  const consumptions: Consumption[] = [];
  return {
    ...makeAdmin(streams),
    publish: async (kind, tenantId, body) => {
      const { subject, data } = encodeEnvelope(kind, tenantId, body);
      streams.store(kind, subject, data);
      ledger.counts.published += 1;
    },
    consume: (kind, { concurrency, shards, onMessage }) => {
      const wanted = { kind, concurrency, shards, onMessage, ledger };
      const consumption = consumeQueue(streams.queueOf(kind), wanted);
      consumptions.push(consumption);
      return consumption;
    },
    counts: () => ({ ...ledger.counts }),
    close: async () => {
      await Promise.all(consumptions.map((consumption) => consumption.stop()));
    },
  };
};
