import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { contentIdOf } from '../record/content-id.ts';
import { isEmailAddress } from '../event/email-address.ts';
import { joinEnds } from '../event/endpoints.ts';
import { isRecord, put } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import { parseTime } from '../record/parse-time.ts';
import { isPlaced, type Normalised, placeOf } from '../vendor.ts';
import { toTrace, type Trace } from './to-trace.ts';

/** Is it a row of a message trace? */
export function isTrace(record: Readonly<Record<string, unknown>>): boolean {
  const has = (...names: string[]): boolean => names.every((name) => name in record);
  return (
    has('SenderAddress', 'RecipientAddress', 'Received') ||
    has('senderAddress', 'recipientAddress', 'receivedDateTime') ||
    has('sender_address', 'recipient_status', 'origin_timestamp_utc')
  );
}

/** A message's way as Email Activity, Trace: what the transport tells, not the act of sending. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const trace = toTrace(record);
  const time = typeof trace.received === 'string' ? parseTime(trace.received) : Number.NaN;
  if (Number.isNaN(time)) return refuse('the time of reception is missing or no time');
  const sender = addressIn(trace.sender);
  const to = trace.recipients.map(({ address }) => address).filter(isEmailAddress);
  const direction = directionOf(trace, sender);
  // A stranger's address makes no entity: only who sends from here acts.
  const acts = sender !== undefined && direction >= 2;
  const messageUid = typeof trace.messageId === 'string' ? trace.messageId : undefined;
  return {
    ok: true,
    event: {
      ...classed(4009, 4),
      severity_id: 1,
      time,
      ...outcomeOf(trace),
      metadata: {
        version: '1.8.0',
        product: { name: 'Exchange Online', vendor_name: 'Microsoft' },
        uid: trace.uid ?? contentIdOf(record),
        event_code: 'MessageTrace',
        log_version: 'message-trace/1',
        ...(messageUid ? { correlation_uid: messageUid } : {}),
        ...(acts ? { profiles: ['host'] } : {}),
      },
      ...(acts ? { actor: { user: { name: sender, email_addr: sender, type_id: 1 } } } : {}),
      direction_id: direction,
      email: emailOf(trace, { sender, to, messageUid }),
      ...endsOf(trace, lookUp),
      unmapped: restOf(record, trace),
    },
  };
}

const refuse = (reason: string): Normalised => ({ ok: false, reason: `message-trace: ${reason}` });

const addressIn = (value: unknown): string | undefined =>
  typeof value === 'string' && isEmailAddress(value) ? value : undefined;

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** 1 inbound, 2 outbound, 3 internal; 0 where the trace does not tell. */
function directionOf(trace: Trace, sender: string | undefined): 0 | 1 | 2 | 3 {
  if (trace.direction === 'Incoming') return 1;
  if (trace.direction === 'Originating') return 2;
  if (typeof trace.toIp === 'string' && isPlaced(trace.toIp)) return 2;
  const inner = trace.recipients.every(
    ({ address }) => sender !== undefined && domainOf(address) === domainOf(sender),
  );
  return sender !== undefined && inner && trace.recipients.length > 0 ? 3 : 0;
}

function outcomeOf(trace: Trace): Pick<OcsfEvent, 'status_id' | 'status_detail'> {
  const status = typeof trace.status === 'string' ? trace.status : '';
  const id = /^(?:deliver|expand|resolve|send|receive)/i.test(status)
    ? 1
    : /^fail/i.test(status)
      ? 2
      : 99;
  return { status_id: id, ...(status ? { status_detail: status } : {}) };
}

function emailOf(
  trace: Trace,
  of: { sender: string | undefined; to: string[]; messageUid: string | undefined },
): NonNullable<OcsfEvent['email']> {
  const size = sizeOf(trace);
  return {
    ...(of.sender ? { from: of.sender } : {}),
    to: of.to,
    subject: typeof trace.subject === 'string' ? trace.subject : '',
    ...(of.messageUid ? { message_uid: of.messageUid } : {}),
    ...(size === undefined ? {} : { size }),
  };
}

/** The server or client that handed the message over, and the server that it went to. */
function endsOf(
  trace: Trace,
  lookUp: LookUpAddress,
): Pick<OcsfEvent, 'src_endpoint' | 'dst_endpoint' | 'enrichments'> {
  const from = typeof trace.fromIp === 'string' ? placeOf(trace.fromIp, lookUp) : {};
  const to = typeof trace.toIp === 'string' ? placeOf(trace.toIp, lookUp) : {};
  return joinEnds(from, to);
}

function sizeOf({ size }: Trace): number | undefined {
  const bytes = typeof size === 'string' && size.trim() !== '' ? Number(size) : size;
  return Number.isSafeInteger(bytes) && Number(bytes) >= 0 ? Number(bytes) : undefined;
}

/** What no field took. Ids and statuses stay: they are read in more than one way. */
function restOf(record: Readonly<Record<string, unknown>>, trace: Trace): Record<string, unknown> {
  const taken = new Set<unknown>([
    addressIn(trace.sender),
    trace.subject,
    trace.messageId,
    trace.received,
    ...[trace.fromIp, trace.toIp].filter((one) => typeof one === 'string' && isPlaced(one)),
  ]);
  const rest: Record<string, unknown> = {};
  for (const name of Object.keys(record)) {
    const value = record[name];
    if (value === null || value === '') continue;
    if (typeof value !== 'string' || !taken.has(value)) put(rest, name, value);
  }
  return rest;
}
