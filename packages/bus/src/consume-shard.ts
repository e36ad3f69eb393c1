import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, ConsumerMessages, JetStreamClient, JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { catalog, type MessageKind, type Stage } from './catalog.ts';
import { handleDelivery, type Delivery, type Handling } from './handle-delivery.ts';
import type { Slots } from './slots.ts';
import { durableOf, streamOf } from './subject.ts';

export type ShardReading<K extends MessageKind> = Handling<K> & {
  js: JetStreamClient;
  stage: Stage;
  shard: number;
  /** Shared by the shards of one consumption. */
  slots: Slots;
  stopped: AbortSignal;
};

const attachEveryMs = 250;
const pullExpiresMs = 5_000;
const pullHeartbeatMs = 1_000;

const deliveryOf = (msg: JsMsg): Delivery => ({
  subject: msg.subject,
  data: msg.data,
  deliveries: msg.info.deliveryCount,
  ack: () => msg.ack(),
  retry: (delayMs) => msg.nak(delayMs),
  refuse: (reason) => msg.term(reason),
});

const attach = async <K extends MessageKind>(
  reading: ShardReading<K>,
): Promise<Consumer | undefined> => {
  const { js, kind, stage, shard, stopped } = reading;
  while (!stopped.aborted) {
    try {
      return await js.consumers.get(streamOf(kind), durableOf(stage, shard));
    } catch {
      // Not there yet, or the server is away: both pass.
      await delay(attachEveryMs, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
  return undefined;
};

/** Takes one message at a time: what we do not hold, another process may have. */
const openPull = (consumer: Consumer): Promise<ConsumerMessages> =>
  consumer.consume({
    max_messages: 1,
    // Below one, so that an unanswered pull is never followed by a second one.
    threshold_messages: 0.5,
    expires: pullExpiresMs,
    idle_heartbeat: pullHeartbeatMs,
    abort_on_missing_resource: true,
  });

type Pulling<K extends MessageKind> = {
  reading: ShardReading<K>;
  running: Set<Promise<void>>;
  beatMs: number;
};

const readPull = async <K extends MessageKind>(
  pull: ConsumerMessages,
  { reading, running, beatMs }: Pulling<K>,
): Promise<void> => {
  for await (const msg of pull) {
    // From here on it is ours, also while it waits for a free handler.
    const heartbeat = setInterval(() => msg.working(), beatMs);
    await reading.slots.take();
    const delivery = deliveryOf(msg);
    const handled = reading.stopped.aborted
      ? Promise.resolve(delivery.retry(0))
      : handleDelivery(delivery, reading);
    const ended = handled.finally(() => {
      clearInterval(heartbeat);
      reading.slots.free();
      running.delete(ended);
    });
    running.add(ended);
  }
};

/** Reads one shard until stopped, over restarts of the server and the loss of its streams. */
export const consumeShard = async <K extends MessageKind>(
  reading: ShardReading<K>,
): Promise<void> => {
  const { kind, stopped, ledger } = reading;
  const running = new Set<Promise<void>>();
  while (!stopped.aborted) {
    const consumer = await attach(reading);
    if (consumer === undefined) break;
    const { config } = await consumer.info(true);
    // A third, so that one lost sign of life does no harm.
    const beatMs = (config.ack_wait ?? nanos(catalog[kind].delivery.ackWaitMs)) / nanos(3);
    const pull = await openPull(consumer);
    const close = () => void pull.close();
    stopped.addEventListener('abort', close);
    if (stopped.aborted) close();
    try {
      await readPull(pull, { reading, running, beatMs });
    } catch (error) {
      ledger.onFault({ what: 'detached', kind, reason: String(error), error });
    }
    stopped.removeEventListener('abort', close);
  }
  await Promise.all(running);
};
