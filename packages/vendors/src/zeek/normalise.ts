import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { contentIdOfKind } from '../record/content-id.ts';
import { endpointsOf } from '../event/endpoints.ts';
import { FieldsByShape } from '../record/fields-by-shape.ts';
import { type Fields, fill, isNumber, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import { parseTime } from '../record/parse-time.ts';
import type { Normalised } from '../vendor.ts';
import { connectionOf, connOf } from './conn.ts';
import { dnsOf } from './dns.ts';
import { flatRecord, pathOf } from './flat-record.ts';
import { httpOf } from './http.ts';
import { rdpOf } from './rdp.ts';
import { sshOf } from './ssh.ts';
import { sslOf } from './ssl.ts';

const names = {
  from: { ip: 'id.orig_h', port: 'id.orig_p', mac: 'orig_l2_addr' },
  to: { ip: 'id.resp_h', port: 'id.resp_p', mac: 'resp_l2_addr' },
};

type Kind = (fields: Fields, time: number) => Partial<OcsfEvent>;

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['conn', connOf],
  ['dns', dnsOf],
  ['http', httpOf],
  ['ssl', sslOf],
  ['ssh', sshOf],
  ['rdp', rdpOf],
]);

/** A line of one of Zeek's logs as OCSF; logs without a class of their own are Network Activity. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return { ok: false, reason: 'zeek: the record is no object' };
  const flat = flatRecord(record);
  const time = timeOf(flat['ts']);
  if (time === null) return { ok: false, reason: 'zeek: ts is missing or no time' };
  const path = pathOf(flat);
  const fields = new FieldsByShape(flat);
  const ends = endpointsOf(fields, names, lookUp);
  if (!ends.src_endpoint && !ends.dst_endpoint) {
    const reason = `zeek: ${path.slice(0, 40)} names no address of a connection in id.orig_h, id.resp_h`;
    return { ok: false, reason };
  }
  const kind = kinds.get(path)?.(fields, time);
  const event = fill(baseOf(flat, { path, time, fields }), ends);
  if (kind) fill(event, kind);
  fields.take('_path', isText);
  event.unmapped = fields.rest();
  return { ok: true, event };
}

function baseOf(
  flat: Readonly<Record<string, unknown>>,
  of: { path: string; time: number; fields: Fields },
): OcsfEvent {
  of.fields.take('ts', (value): value is number | string => isNumber(value) || isText(value));
  return {
    ...classed(4001, 6),
    severity_id: 1,
    time: of.time,
    metadata: {
      version: '1.8.0',
      product: { name: 'Zeek', vendor_name: 'Zeek' },
      uid: contentIdOfKind(of.path, flat, '_path'),
      event_code: of.path,
      log_name: of.path,
      log_version: 'zeek/1',
      original_time: String(flat['ts']),
    },
    connection_info: connectionOf(of.fields),
  };
}

/** No time of an event is before this: seconds and milliseconds are told apart by it. */
const millisecondsFrom = 100_000_000_000;

/** Epoch ms of seconds with a fraction, milliseconds, or ISO 8601. */
function timeOf(ts: unknown): number | null {
  const time =
    typeof ts === 'string'
      ? parseTime(ts)
      : isNumber(ts)
        ? ts < millisecondsFrom
          ? ts * 1000
          : ts
        : NaN;
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? Math.round(time) : null;
}
