import type { Consumption } from './bus.ts';
import type { MessageKind } from './catalog.ts';
import { handleDelivery, type Handling } from './handle-delivery.ts';
import { allShards, subjectOf } from './subject.ts';

type Stored = { subject: string; data: Uint8Array; deliveries: number; timer?: NodeJS.Timeout };

type Consumer = {
  subjects: ReadonlySet<string>;
  free: number;
  handle(stored: Stored): Promise<void>;
};

type Consuming<K extends MessageKind> = Handling<K> & {
  concurrency?: number;
  shards?: readonly number[];
};

/** The messages of one kind in memory, those that are being handled included. */
export type MemoryQueue = {
  put(subject: string, data: Uint8Array): void;
  bytes(): number;
  size(): number;
  clear(): void;
  whenEmpty(): Promise<void>;
  consume<K extends MessageKind>(consuming: Consuming<K>): Consumption;
};

export const openMemoryQueue = (kind: MessageKind): MemoryQueue => {
  const kept = new Set<Stored>();
  const consumers: Consumer[] = [];
  let ready: Stored[] = [];
  let bytes = 0;
  let watchers: (() => void)[] = [];

  const tellIfEmpty = () => {
    if (kept.size > 0) return;
    const told = watchers;
    watchers = [];
    for (const tell of told) tell();
  };

  const drop = (stored: Stored) => {
    if (!kept.delete(stored)) return;
    bytes -= stored.data.byteLength;
    tellIfEmpty();
  };

  // Who got one goes to the end of the line, so that consumers share the work.
  const takeConsumer = (subject: string): Consumer | undefined => {
    const index = consumers.findIndex((each) => each.free > 0 && each.subjects.has(subject));
    const [consumer] = index < 0 ? [] : consumers.splice(index, 1);
    if (consumer !== undefined) consumers.push(consumer);
    return consumer;
  };

  const handOut = () => {
    ready = ready.filter((stored) => {
      const consumer = takeConsumer(stored.subject);
      if (consumer !== undefined) void consumer.handle(stored);
      return consumer === undefined;
    });
  };
  const handOutSoon = () => void setImmediate(handOut);

  const retryLater = (stored: Stored, delayMs: number) => {
    stored.timer = setTimeout(() => {
      if (!kept.has(stored)) return;
      ready.push(stored);
      handOut();
    }, delayMs);
  };

  return {
    put: (subject, data) => {
      const stored = { subject, data, deliveries: 0 };
      kept.add(stored);
      bytes += data.byteLength;
      ready.push(stored);
      handOutSoon();
    },
    bytes: () => bytes,
    size: () => kept.size,
    clear: () => {
      for (const stored of kept) clearTimeout(stored.timer);
      ready = [];
      kept.clear();
      bytes = 0;
      tellIfEmpty();
    },
    whenEmpty: () =>
      kept.size === 0 ? Promise.resolve() : new Promise((resolve) => watchers.push(resolve)),
    consume: ({ concurrency = 1, shards = allShards, ...handling }) => {
      const running = new Set<Promise<void>>();
      const handle = async (stored: Stored): Promise<void> => {
        consumer.free -= 1;
        stored.deliveries += 1;
        const { subject, data, deliveries } = stored;
        const handled = handleDelivery(
          {
            subject,
            data,
            deliveries,
            ack: () => drop(stored),
            refuse: () => drop(stored),
            retry: (delayMs) => retryLater(stored, delayMs),
          },
          handling,
        );
        running.add(handled);
        await handled;
        running.delete(handled);
        consumer.free += 1;
        handOut();
      };
      const subjects = new Set(shards.map((shard) => subjectOf(kind, shard)));
      const consumer: Consumer = { subjects, free: concurrency, handle };
      consumers.push(consumer);
      handOutSoon();
      return {
        stop: async () => {
          const index = consumers.indexOf(consumer);
          if (index >= 0) consumers.splice(index, 1);
          await Promise.all(running);
        },
      };
    },
  };
};
