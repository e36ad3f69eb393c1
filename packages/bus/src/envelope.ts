import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  catalog,
  isMessageKind,
  messageBytesMax,
  type BodyOf,
  type MessageKind,
} from './catalog.ts';
import { InvalidMessage } from './errors.ts';
import { shardOf, subjectOf } from './subject.ts';

/** What a message says and of whom; `id` is a hash of all of it. */
export type Envelope<K extends MessageKind> = {
  kind: K;
  tenantId: string;
  id: string;
  body: BodyOf<K>;
};

export type Encoded = { subject: string; id: string; data: Uint8Array };

export type Decoded<K extends MessageKind> =
  | { ok: true; envelope: Envelope<K> }
  | { ok: false; reason: string };

const tenantIdSchema = z.guid().regex(/^[^A-F]*$/, 'lower-case UUID');

const headerSchema = z.strictObject({
  v: z.literal(1),
  kind: z.string(),
  tenantId: tenantIdSchema,
  id: z.string().regex(/^[0-9a-f]{64}$/),
  fields: z.record(z.string(), z.unknown()),
  bytes: z.array(z.tuple([z.string(), z.int().nonnegative()])),
});

const lineFeed = 0x0a;

const refusalOf = (error: z.ZodError): string =>
  error.issues
    .map((issue) => `${issue.path.map(String).join('.') || 'message'}: ${issue.message}`)
    .join('; ');

const checkBody = <K extends MessageKind>(
  kind: K,
  tenantId: string,
  body: BodyOf<K>,
): BodyOf<K> => {
  if (!isMessageKind(kind)) throw new InvalidMessage(`${String(kind)} is not in the catalogue`);
  const tenant = tenantIdSchema.safeParse(tenantId);
  if (!tenant.success) throw new InvalidMessage(`${kind}: tenantId: not a lower-case UUID`);
  const parsed = catalog[kind].body.safeParse(body);
  if (!parsed.success) throw new InvalidMessage(`${kind}: ${refusalOf(parsed.error)}`);
  return parsed.data as BodyOf<K>;
};

/**
 * A message as bytes: one line of JSON, then the body's byte fields as they are.
 * Throws InvalidMessage where it does not fit the catalogue or is too large.
 */
export const encodeEnvelope = <K extends MessageKind>(
  kind: K,
  tenantId: string,
  body: BodyOf<K>,
): Encoded => {
  const entries = Object.entries(checkBody(kind, tenantId, body));
  const blobs = entries.filter(
    (entry): entry is [string, Uint8Array] => entry[1] instanceof Uint8Array,
  );
  const fields = Object.fromEntries(entries.filter(([, value]) => !(value instanceof Uint8Array)));
  const bytes = blobs.map(([name, blob]) => [name, blob.byteLength]);

  const hash = createHash('sha256').update(JSON.stringify([kind, tenantId, fields, bytes]));
  for (const [, blob] of blobs) hash.update(blob);
  const id = hash.digest('hex');

  const header = JSON.stringify({ v: 1, kind, tenantId, id, fields, bytes });
  const data = Buffer.concat([Buffer.from(`${header}\n`), ...blobs.map(([, blob]) => blob)]);
  if (data.byteLength > messageBytesMax) {
    throw new InvalidMessage(`${kind}: ${data.byteLength} bytes are more than ${messageBytesMax}`);
  }
  return { subject: subjectOf(kind, shardOf(tenantId)), id, data };
};

const takeBlobs = (sizes: readonly [string, number][], tail: Uint8Array) => {
  let start = 0;
  const blobs = sizes.map(([name, size]) => {
    start += size;
    return [name, tail.subarray(start - size, start)] as const;
  });
  return start === tail.byteLength ? Object.fromEntries(blobs) : undefined;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The message in `data`, or why it is none. The byte fields are views into `data`. */
export const decodeEnvelope = <K extends MessageKind>(
  kind: K,
  subject: string,
  data: Uint8Array,
): Decoded<K> => {
  const end = data.indexOf(lineFeed);
  if (end < 0) return { ok: false, reason: 'no header line' };
  const header = headerSchema.safeParse(
    parseJson(Buffer.from(data.subarray(0, end)).toString('utf8')),
  );
  if (!header.success) return { ok: false, reason: `header: ${refusalOf(header.error)}` };
  const { tenantId, id, fields, bytes } = header.data;
  if (header.data.kind !== kind) return { ok: false, reason: `kind is not ${kind}` };
  if (subject !== subjectOf(kind, shardOf(tenantId))) {
    return { ok: false, reason: `the tenant does not belong on ${subject}` };
  }
  const blobs = takeBlobs(bytes, data.subarray(end + 1));
  if (blobs === undefined) return { ok: false, reason: 'the bytes are not as many as announced' };
  const body = catalog[kind].body.safeParse({ ...fields, ...blobs });
  if (!body.success) return { ok: false, reason: `body: ${refusalOf(body.error)}` };
  return { ok: true, envelope: { kind, tenantId, id, body: body.data as BodyOf<K> } };
};
