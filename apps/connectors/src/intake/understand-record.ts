import { actOf, eventId, sources, type LookUpAddress, type OcsfEvent } from '@nightjar/core';
import type { EventRow } from '@nightjar/db';
import { parseAddress } from '@nightjar/intel';
import { aheadMaxMs, vendors } from '@nightjar/vendors';
import type { Read } from '@nightjar/vendors/read';
import { contentHash } from './content-hash.ts';

export interface UnderstoodRecord {
  row: Omit<EventRow, 'position'>;
  event: OcsfEvent;
  /** The record as compact JSON. */
  text: string;
  line: number;
  /** The file in its archive, or the connection that it came by. */
  member?: string;
}
/** A record as it was read, with its compact JSON where that was written already. */
export type TextedRead = Read & { text?: string };

export interface RefusedRecord {
  line: number;
  member?: string;
  reason: string;
  source: string;
  raw: string;
}
export type Understood =
  | { ok: true; record: UnderstoodRecord }
  /** Nothing is refused where the record tells that there was nothing. */
  | { ok: false; refused?: RefusedRecord };

export interface Understanding {
  tenantId: string;
  lookUp: LookUpAddress;
  /** Epoch ms. */
  now: number;
}

// Who somebody is, is in keys and indexes of every stage; Postgres takes 2700 bytes of them, all columns together.
const subjectBytesMax = 1024;

/** What a record means: an event with its identity and what is searched of it, or why it is refused. */
export function understandRecord(read: TextedRead, of: Understanding): Understood {
  if (!read.ok) return { ok: false, refused: { ...read, source: 'unknown' } };
  const { source, record, line, member, text = JSON.stringify(record) } = read;
  const at = { line, ...(member !== undefined && { member }) };
  const refuse = (reason: string): Understood => ({
    ok: false,
    refused: { ...at, reason, source, raw: text },
  });
  try {
    const normalised = vendors[source].normalise(record, of.lookUp);
    if (!normalised.ok)
      return normalised.gap?.isLost === false ? { ok: false } : refuse(normalised.reason);
    const { event } = normalised;
    if (!Number.isFinite(event.time)) return refuse('no time');
    if (event.time > of.now + aheadMaxMs) return refuse('its time is in the future');
    const row = rowOf(read, event, of);
    if (Buffer.byteLength(row.subject ?? '') > subjectBytesMax)
      return refuse(`its subject is longer than ${subjectBytesMax} bytes`);
    return { ok: true, record: { row, event, text, ...at } };
  } catch (fault) {
    return refuse(`not understood: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

function rowOf(
  { source, record }: Extract<Read, { ok: true }>,
  event: OcsfEvent,
  { tenantId }: Understanding,
): UnderstoodRecord['row'] {
  const id = eventId({ tenantId, source, uid: event.metadata.uid, time: event.time });
  const act = actOf(event, { id, source });
  return {
    id,
    contentHash: contentHash(record),
    classUid: event.class_uid,
    activityId: event.activity_id,
    operation: act.operation,
    subject: act.subject,
    // Outsider-written: what is no address would make Postgres refuse the whole batch.
    ip: act.ip === null ? null : (parseAddress(act.ip)?.ip ?? null),
    asn: act.intel?.asn ?? null,
    country: act.intel?.country ?? null,
    clientFamily: act.clientFamily,
    ipClass: act.intel?.class ?? null,
    session: act.session,
    outcome: event.status_id ?? 0,
    source: sources.indexOf(source),
    sourceUid: act.uid,
  };
}
