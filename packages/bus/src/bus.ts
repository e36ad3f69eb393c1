import type { BodyOf, ConsumerOf, MessageKind } from './catalog.ts';
import type { Envelope } from './envelope.ts';

/** A message as its handler gets it. */
export type Message<K extends MessageKind> = Envelope<K> & {
  /** How often it has been delivered, this time included. */
  deliveries: number;
};

/** Something the bus survived and a person may want to know. */
export type BusFault = {
  /**
   * refused: not a valid message, dropped; handlerFailed: it comes again; detached: the stream is
   * gone, we go on as soon as it is back; connection: the server complained.
   */
  what: 'refused' | 'handlerFailed' | 'detached' | 'connection';
  kind?: MessageKind;
  subject?: string;
  deliveries?: number;
  reason: string;
  error?: unknown;
};

/** Counts since the bus was opened. */
export type BusCounts = { published: number; acked: number; failed: number; refused: number };

export type ConsumeOptions<K extends MessageKind> = {
  /** The stage that acts on this kind: the catalogue names it. */
  stage: ConsumerOf<K>;
  /** Handlers that may run at a time, over all shards. Default 1. */
  concurrency?: number;
  /** Default: all. */
  shards?: readonly number[];
  /** Resolves: done, never again. Throws: again, after a wait. May be called twice for one message. */
  onMessage: (message: Message<K>) => Promise<void>;
};

export type Consumption = {
  /** Takes nothing new and resolves when the running handlers have ended. */
  stop(): Promise<void>;
};

export type Bus = {
  /**
   * Resolves when the message is stored. Rejects with InvalidMessage, BusFull or BusUnavailable;
   * after the last one it may be stored all the same.
   */
  publish<K extends MessageKind>(kind: K, tenantId: string, body: BodyOf<K>): Promise<void>;
  /** Hands each message to one consumer of the stage, at least once, in any order. */
  consume<K extends MessageKind>(kind: K, options: ConsumeOptions<K>): Consumption;
  counts(): Readonly<BusCounts>;
  /** Stops what consumes and leaves. */
  close(): Promise<void>;
};
