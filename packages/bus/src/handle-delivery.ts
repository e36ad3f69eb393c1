import type { BusCounts, BusFault, Message } from './bus.ts';
import { catalog, type MessageKind } from './catalog.ts';
import { decodeEnvelope } from './envelope.ts';

/** One delivery of a message, whatever carried it. */
export type Delivery = {
  subject: string;
  data: Uint8Array;
  /** This one included. */
  deliveries: number;
  ack(): void;
  /** Delivers it again after a wait. */
  retry(delayMs: number): void;
  /** Never delivers it again. */
  refuse(reason: string): void;
};

/** What a bus tells about itself. */
export type Ledger = { counts: BusCounts; onFault: (fault: BusFault) => void };

export const makeLedger = (onFault: (fault: BusFault) => void = () => undefined): Ledger => ({
  counts: { published: 0, acked: 0, failed: 0, refused: 0 },
  onFault,
});

/** The wait after the given number of deliveries. */
export const retryDelayMs = (
  delaysMs: readonly [number, ...number[]],
  deliveries: number,
): number => delaysMs[Math.min(deliveries, delaysMs.length) - 1] ?? delaysMs[0];

export type Handling<K extends MessageKind> = {
  kind: K;
  onMessage: (message: Message<K>) => Promise<void>;
  ledger: Ledger;
};

/** Decodes, handles and answers one delivery. Never rejects. */
export const handleDelivery = async <K extends MessageKind>(
  delivery: Delivery,
  { kind, onMessage, ledger }: Handling<K>,
): Promise<void> => {
  const { subject, deliveries } = delivery;
  const decoded = decodeEnvelope(kind, subject, delivery.data);
  if (!decoded.ok) {
    delivery.refuse(decoded.reason);
    ledger.counts.refused += 1;
    ledger.onFault({ what: 'refused', kind, subject, deliveries, reason: decoded.reason });
    return;
  }
  try {
    await onMessage({ ...decoded.envelope, deliveries });
    delivery.ack();
    ledger.counts.acked += 1;
  } catch (error) {
    delivery.retry(retryDelayMs(catalog[kind].delivery.retryDelaysMs, deliveries));
    ledger.counts.failed += 1;
    ledger.onFault({
      what: 'handlerFailed',
      kind,
      subject,
      deliveries,
      reason: String(error),
      error,
    });
  }
};
