import type { Bus, BusFault, ConsumeOptions, Consumption } from './bus.ts';
import { catalog, messageKinds, type MessageKind } from './catalog.ts';
import { encodeEnvelope } from './envelope.ts';
import { BusFull, BusUnavailable } from './errors.ts';
import { makeLedger } from './handle-delivery.ts';
import { openMemoryQueue, type MemoryQueue } from './memory-queue.ts';

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

/** The twin of the bus on JetStream. Keeps what is published until a consumer comes. */
export const createMemoryBus = (options: MemoryBusOptions = {}): MemoryBus => {
  const ledger = makeLedger(options.onFault);
  const queues = new Map<MessageKind, MemoryQueue>(
    messageKinds.map((kind) => [kind, openMemoryQueue(kind)]),
  );
  const consumptions: Consumption[] = [];
  let isThere = true;

  const store = (kind: MessageKind, subject: string, data: Uint8Array) => {
    const queue = queues.get(kind)!;
    const bytesMax = options.streamBytesMax ?? catalog[kind].delivery.streamBytesMax;
    if (!isThere) throw new BusUnavailable(`There is no stream for ${kind}.`);
    if (queue.bytes() + data.byteLength > bytesMax) {
      throw new BusFull(`The stream of ${kind} is full.`);
    }
    queue.put(subject, data);
  };

  return {
    publish: async (kind, tenantId, body) => {
      const { subject, data } = encodeEnvelope(kind, tenantId, body);
      store(kind, subject, data);
      ledger.counts.published += 1;
    },
    consume: <K extends MessageKind>(kind: K, wanted: ConsumeOptions<K>) => {
      const consumption = queues.get(kind)!.consume({ ...wanted, kind, ledger });
      consumptions.push(consumption);
      return consumption;
    },
    counts: () => ({ ...ledger.counts }),
    close: async () => {
      await Promise.all(consumptions.map((consumption) => consumption.stop()));
    },
    whenIdle: async () => {
      // A handler may publish another kind: all must be empty in one and the same look.
      while ([...queues.values()].some((queue) => queue.bytes() > 0)) {
        await Promise.all([...queues.values()].map((queue) => queue.whenEmpty()));
      }
    },
    countWaiting: (kind) => queues.get(kind)!.size(),
    deleteStreams: () => {
      isThere = false;
      for (const queue of queues.values()) queue.clear();
    },
    ensureStreams: () => {
      isThere = true;
    },
    publishRaw: (subject, data) => {
      const kind = messageKinds.find((known) => subject.startsWith(`nj.${known}.`));
      if (kind !== undefined) store(kind, subject, data);
    },
  };
};
