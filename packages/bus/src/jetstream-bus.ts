import { jetstream, JetStreamApiError, type JetStreamClient } from '@nats-io/jetstream';
import type { Bus, BusFault, ConsumeOptions, Consumption } from './bus.ts';
import type { BodyOf, MessageKind, Stage } from './catalog.ts';
import { connectNats, type NatsAddress } from './connect-nats.ts';
import { consumeShard } from './consume-shard.ts';
import { encodeEnvelope } from './envelope.ts';
import { BusFull, BusUnavailable } from './errors.ts';
import { makeLedger, type Ledger } from './handle-delivery.ts';
import { watchLink } from './link.ts';
import { makeSlots } from './slots.ts';
import { allShards } from './subject.ts';

const publishTimeoutMs = 5_000;

const asBusError = (kind: MessageKind, error: unknown): Error => {
  const isFull = error instanceof JetStreamApiError && /^maximum .* exceeded/.test(error.message);
  return isFull
    ? new BusFull(`The stream of ${kind} is full.`, { cause: error })
    : new BusUnavailable(`${kind} was not confirmed: ${String(error)}`, { cause: error });
};

type Consuming = { js: JetStreamClient; ledger: Ledger; ownStage: Stage };

const startConsuming = <K extends MessageKind>(
  kind: K,
  options: ConsumeOptions<K>,
  { js, ledger, ownStage }: Consuming,
): Consumption => {
  const { stage, concurrency = 1, shards = allShards, onMessage } = options;
  if (stage !== ownStage) throw new Error(`${ownStage} cannot consume as ${stage}.`);
  const stopping = new AbortController();
  const slots = makeSlots(concurrency);
  const stopped = stopping.signal;
  const readings = shards.map((shard) =>
    consumeShard({ js, kind, stage, shard, slots, stopped, ledger, onMessage }),
  );
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(readings);
    },
  };
};

/**
 * The bus on JetStream, as one stage. Waits for the server to be there; rejects where the seed is
 * refused or the server too old.
 */
export const connectBus = async (
  address: NatsAddress & { onFault?: (fault: BusFault) => void },
): Promise<Bus> => {
  const connection = await connectNats(address);
  const js = jetstream(connection, { timeout: publishTimeoutMs });
  const ledger = makeLedger(address.onFault);
  const consumptions: Consumption[] = [];
  const link = watchLink(connection, (error) =>
    ledger.onFault({ what: 'connection', reason: String(error), error }),
  );

  const publish = async <K extends MessageKind>(kind: K, tenantId: string, body: BodyOf<K>) => {
    const { subject, data } = encodeEnvelope(kind, tenantId, body);
    try {
      await link.whileUp(() => js.publish(subject, data));
    } catch (error) {
      throw asBusError(kind, error);
    }
    ledger.counts.published += 1;
  };

  return {
    publish,
    consume: (kind, options) => {
      const consumption = startConsuming(kind, options, { js, ledger, ownStage: address.stage });
      consumptions.push(consumption);
      return consumption;
    },
    counts: () => ({ ...ledger.counts }),
    close: async () => {
      await Promise.all(consumptions.map((consumption) => consumption.stop()));
      await link.leave();
    },
  };
};
