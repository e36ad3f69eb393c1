import type { LookUpAddress, OcsfConnection, OcsfEvent } from '@nightjar/core';
import { contentIdOf } from '../record/content-id.ts';
import { endpointsOf } from '../event/endpoints.ts';
import { FieldsByShape } from '../record/fields-by-shape.ts';
import { Fields, fill, isCount, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import { parseTime } from '../record/parse-time.ts';
import type { Normalised } from '../vendor.ts';
import { alertOf } from './alert.ts';
import { dnsOf } from './dns.ts';
import { flowOf } from './flow.ts';
import { httpOf } from './http.ts';
import { sshOf } from './ssh.ts';
import { tlsOf } from './tls.ts';

const names = {
  from: { ip: 'src_ip', port: 'src_port' },
  to: { ip: 'dest_ip', port: 'dest_port' },
};

/** What a kind of record says beyond what all say; `inner` is the object under the kind's name. */
export type Kind = (of: { outer: Fields; inner: Fields; base: OcsfEvent }) => Partial<OcsfEvent>;

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['flow', flowOf],
  ['dns', dnsOf],
  ['http', httpOf],
  ['tls', tlsOf],
  ['ssh', sshOf],
  ['alert', alertOf],
]);

/** A record of the EVE log as OCSF; kinds without a class of their own are Network Activity. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record) || !isText(record['event_type']))
    return { ok: false, reason: 'suricata: event_type is missing or not as expected' };
  const type = record['event_type'];
  if (type === 'stats')
    return { ok: false, reason: 'suricata: stats tell of the sensor itself, not of the network' };
  const written = record['timestamp'];
  const time = typeof written === 'string' ? parseTime(written) : NaN;
  if (Number.isNaN(time)) return { ok: false, reason: 'suricata: timestamp is no time' };
  const outer = new FieldsByShape(record);
  const ends = endpointsOf(outer, names, lookUp);
  if (!ends.src_endpoint && !ends.dst_endpoint)
    return {
      ok: false,
      reason: `suricata: ${type.slice(0, 40)} names no address in src_ip, dest_ip`,
    };
  return { ok: true, event: eventOf(outer, { record, type, time, ends }) };
}

interface Read {
  record: Record<string, unknown>;
  type: string;
  time: number;
  ends: Partial<OcsfEvent>;
}

function eventOf(outer: Fields, { record, type, time, ends }: Read): OcsfEvent {
  const base = fill(baseOf(outer, { record, type, time }), ends);
  const said = outer.peek(type, isRecord);
  const inner = new Fields(said ?? {});
  const kind = kinds.get(type)?.({ outer, inner, base });
  outer.take('event_type', isText);
  const rest = outer.rest();
  if (said) {
    const left = inner.rest();
    if (Object.keys(left).length > 0) rest[type] = left;
    else delete rest[type];
  }
  const event = kind ? fill(base, kind) : base;
  event.unmapped = rest;
  // A finding has its connection among its evidence.
  if (event.class_uid !== 2004) return event;
  const { src_endpoint: _, dst_endpoint: __, connection_info: ___, ...finding } = event;
  return finding;
}

function baseOf(outer: Fields, { record, type, time }: Omit<Read, 'ends'>): OcsfEvent {
  // A finding has no place for it.
  const protocol = type === 'alert' ? undefined : outer.take('app_proto', isText);
  return {
    ...classed(4001, 6),
    severity_id: 1,
    time,
    metadata: {
      version: '1.8.0',
      product: { name: 'Suricata', vendor_name: 'OISF' },
      uid: contentIdOf(record),
      event_code: type,
      log_name: 'eve',
      log_version: 'suricata/1',
      original_time: outer.take('timestamp', isText)!,
    },
    connection_info: connectionOf(outer),
    ...(protocol === undefined ? {} : { app_protocol_name: protocol }),
  };
}

function connectionOf(outer: Fields): OcsfConnection {
  const flow = outer.take('flow_id', isCount);
  const connection: OcsfConnection = { direction_id: 0 };
  return fill(connection, {
    uid: flow === undefined ? undefined : String(flow),
    community_uid: outer.take('community_id', isText),
    protocol_name: outer.peek('proto', isText)?.toLowerCase(),
  });
}
