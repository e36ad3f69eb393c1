import { z } from 'zod';

/** Who may be on the bus: a process name, the sweeper, or the one that creates streams. */
export const stages = [
  'connectors',
  'baseline',
  'evaluator',
  'analyst',
  'responder',
  'api',
  'sweeper',
  'bus-admin',
] as const;
export type Stage = (typeof stages)[number];

/** How the messages of one kind are kept and handed out. */
export type DeliveryPolicy = {
  /** The stream refuses a message that would make it larger. */
  streamBytesMax: number;
  /** A message whose handler shows no sign of life for this long goes to somebody else. */
  ackWaitMs: number;
  /** Messages of one shard that may be unacknowledged at a time. */
  unackedMax: number;
  /** Wait before the second, third, ... delivery of a message whose handler threw; the last one repeats. */
  retryDelaysMs: readonly [number, ...number[]];
};

/** A batch's block travels in its message up to this size; a larger one is read from the rows. */
export const inlineBlockBytesMax = 1024 * 1024;

/** The server's limit for one message: the block and the line before it. */
export const messageBytesMax = 2 * 1024 * 1024;

const MB = 1024 * 1024;
const retryDelaysMs = [100, 500, 2_000, 10_000, 30_000] as const;
const small: DeliveryPolicy = {
  streamBytesMax: 64 * MB,
  ackWaitMs: 10_000,
  unackedMax: 64,
  retryDelaysMs,
};
const large: DeliveryPolicy = { ...small, streamBytesMax: 512 * MB };

const id = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);
const ids = z.array(id).max(10_000);
const block = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= inlineBlockBytesMax,
  `bytes, at most ${inlineBlockBytesMax}`,
);

const message = <B extends z.ZodType, C extends Stage>(of: {
  /** What the message says. */
  body: B;
  /** Who may say it. */
  publishers: readonly Stage[];
  /** The one stage that acts on it. */
  consumer: C;
  delivery: DeliveryPolicy;
}) => of;

/** Every message of the system: what it says, who may say it, who acts on it, how it is delivered. */
export const catalog = {
  /** A batch of new events is in the rows; `body` is its compressed block, where that is small. */
  batchStored: message({
    body: z.strictObject({
      batchId: id,
      events: z.int().nonnegative(),
      body: block.optional(),
    }),
    publishers: ['connectors', 'sweeper'],
    consumer: 'baseline',
    delivery: large,
  }),
  /** Every event of the batch has its scores. */
  batchScored: message({
    body: z.strictObject({ batchId: id }),
    publishers: ['baseline', 'sweeper'],
    consumer: 'evaluator',
    delivery: small,
  }),
  /** The batch opened, changed or withdrew these model breaches. */
  breachesChanged: message({
    body: z.strictObject({ batchId: id, breachIds: ids }),
    publishers: ['evaluator', 'sweeper'],
    consumer: 'analyst',
    delivery: small,
  }),
  /** The batch opened, changed or superseded these incidents; which ones is not said where nobody knows it. */
  incidentsChanged: message({
    body: z.strictObject({ batchId: id, incidentIds: ids.optional() }),
    publishers: ['analyst', 'sweeper'],
    consumer: 'responder',
    delivery: small,
  }),
  /** A person asked the analyst to regroup breaches or to look at something. */
  analystAsked: message({
    body: z.strictObject({ requestId: id }),
    publishers: ['api', 'sweeper'],
    consumer: 'analyst',
    delivery: small,
  }),
  /** A person approved or declined the response action. */
  actionDecided: message({
    body: z.strictObject({ actionId: id }),
    publishers: ['api', 'sweeper'],
    consumer: 'responder',
    delivery: small,
  }),
};

export type MessageKind = keyof typeof catalog;
export type BodyOf<K extends MessageKind> = z.infer<(typeof catalog)[K]['body']>;
export type ConsumerOf<K extends MessageKind> = (typeof catalog)[K]['consumer'];

export const messageKinds = Object.keys(catalog) as MessageKind[];

/** True for the kinds of the catalogue only, not for what every object inherits. */
export const isMessageKind = (kind: string): kind is MessageKind => Object.hasOwn(catalog, kind);
