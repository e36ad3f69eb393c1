import type { Consumption } from './bus.ts';
import type { MessageKind } from './catalog.ts';
import { handleDelivery, type Delivery, type Handling } from './handle-delivery.ts';
import { allShards, subjectOf } from './subject.ts';

type Stored = { subject: string; data: Uint8Array; deliveries: number; timer?: NodeJS.Timeout };

type Consumer = {
  subjects: ReadonlySet<string>;
  free: number;
  handle(stored: Stored): Promise<void>;
};

/** The messages of one kind in memory, those that are being handled included. */
export type MemoryQueue = {
  kept: Set<Stored>;
  bytes: number;
  /** Of the kept ones, those that wait for a consumer. */
  ready: Stored[];
  consumers: Consumer[];
  /** Called once, when nothing is kept any more. */
  watchers: (() => void)[];
};

export const makeQueue = (): MemoryQueue => ({
  kept: new Set(),
  bytes: 0,
  ready: [],
  consumers: [],
  watchers: [],
});

const tellIfEmpty = (queue: MemoryQueue): void => {
  if (queue.kept.size > 0) return;
  for (const tell of queue.watchers.splice(0)) tell();
};

// Who got one goes to the end of the line, so that consumers share the work.
const takeConsumer = ({ consumers }: MemoryQueue, subject: string): Consumer | undefined => {
  const index = consumers.findIndex((each) => each.free > 0 && each.subjects.has(subject));
  const [consumer] = index < 0 ? [] : consumers.splice(index, 1);
  if (consumer !== undefined) consumers.push(consumer);
  return consumer;
};

const handOut = (queue: MemoryQueue): void => {
  queue.ready = queue.ready.filter((stored) => {
    const consumer = takeConsumer(queue, stored.subject);
    if (consumer !== undefined) void consumer.handle(stored);
    return consumer === undefined;
  });
};

/** Keeps a message and hands it out as soon as a consumer is free. */
export const putInQueue = (queue: MemoryQueue, subject: string, data: Uint8Array): void => {
  const stored = { subject, data, deliveries: 0 };
  queue.kept.add(stored);
  queue.bytes += data.byteLength;
  queue.ready.push(stored);
  setImmediate(() => handOut(queue));
};

/** Forgets every message, those that are being handled included. */
export const clearQueue = (queue: MemoryQueue): void => {
  for (const stored of queue.kept) clearTimeout(stored.timer);
  queue.ready = [];
  queue.kept.clear();
  queue.bytes = 0;
  tellIfEmpty(queue);
};

/** Resolves when nothing is kept. */
export const whenQueueEmpty = (queue: MemoryQueue): Promise<void> =>
  queue.kept.size === 0
    ? Promise.resolve()
    : new Promise((resolve) => queue.watchers.push(resolve));

const deliveryOf = (queue: MemoryQueue, stored: Stored): Delivery => {
  const drop = () => {
    if (!queue.kept.delete(stored)) return;
    queue.bytes -= stored.data.byteLength;
    tellIfEmpty(queue);
  };
  const comeAgain = () => {
    queue.ready.push(stored);
    handOut(queue);
  };
  const retry = (delayMs: number) => {
    if (queue.kept.has(stored)) stored.timer = setTimeout(comeAgain, delayMs);
  };
  stored.deliveries += 1;
  const { subject, data, deliveries } = stored;
  return { subject, data, deliveries, ack: drop, refuse: drop, retry };
};

export type Consuming<K extends MessageKind> = Handling<K> & {
  concurrency?: number;
  shards?: readonly number[];
};

/** Adds a consumer; those of one queue share its messages. */
export const consumeQueue = <K extends MessageKind>(
  queue: MemoryQueue,
  { concurrency = 1, shards = allShards, ...handling }: Consuming<K>,
): Consumption => {
  const running = new Set<Promise<void>>();
  const consumer: Consumer = {
    subjects: new Set(shards.map((shard) => subjectOf(handling.kind, shard))),
    free: concurrency,
    handle: async (stored) => {
      consumer.free -= 1;
      const handled = handleDelivery(deliveryOf(queue, stored), handling);
      running.add(handled);
      await handled;
      running.delete(handled);
      consumer.free += 1;
      handOut(queue);
    },
  };
  queue.consumers.push(consumer);
  setImmediate(() => handOut(queue));
  return {
    stop: async () => {
      queue.consumers = queue.consumers.filter((each) => each !== consumer);
      await Promise.all(running);
    },
  };
};
