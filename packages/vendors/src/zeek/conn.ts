import type { OcsfConnection, OcsfEvent, OcsfTraffic } from '@nightjar/core';
import { type Fields, fill, filled, isCount, isFlag, isNumber, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';

/** Activity and status of a connection by how it ended. */
const endings: Readonly<
  Record<string, readonly [activity: number, status: OcsfEvent['status_id']]>
> = {
  S0: [4, 2],
  S1: [6, 1],
  S2: [6, 1],
  S3: [6, 1],
  SF: [2, 1],
  REJ: [5, 2],
  RSTO: [3, 1],
  RSTR: [3, 1],
  RSTOS0: [3, 2],
  RSTRH: [3, 2],
  SH: [4, 2],
  SHR: [4, 2],
};

/** A line of conn.log: one connection, told when it ended. */
export function connOf(fields: Fields, time: number): Partial<OcsfEvent> {
  const state = fields.peek('conn_state', isText) ?? '';
  const [activity, status] = Object.hasOwn(endings, state) ? endings[state]! : [6, 0 as const];
  const seconds = fields.peek('duration', isNumber);
  const service = fields.take('service', isText);
  const duration =
    seconds === undefined || Math.abs(seconds) > 1e9 ? undefined : Math.round(seconds * 1000);
  const traffic = trafficOf(fields);
  const event: Partial<OcsfEvent> = classed(4001, activity);
  event.status_id = status;
  event.start_time = time;
  if (duration !== undefined) {
    event.duration = duration;
    event.end_time = time + duration;
  }
  if (service !== undefined) event.app_protocol_name = service;
  if (traffic) event.traffic = traffic;
  return event;
}

/** The connection that a line of any log is about. */
export function connectionOf(fields: Fields): OcsfConnection {
  const connection: OcsfConnection = { direction_id: directionOf(fields) };
  return fill(connection, {
    uid: fields.take('uid', isText),
    community_uid: fields.take('community_id', isText),
    protocol_name: fields.take('proto', isText),
    flag_history: fields.take('history', isText),
  });
}

function directionOf(fields: Fields): OcsfConnection['direction_id'] {
  const from = fields.peek('local_orig', isFlag);
  const to = fields.peek('local_resp', isFlag);
  if (from === undefined || to === undefined) return 0;
  if (from) return to ? 3 : 2;
  return to ? 1 : 0;
}

function trafficOf(fields: Fields): OcsfTraffic | undefined {
  const out = fields.take('orig_bytes', isCount);
  const back = fields.take('resp_bytes', isCount);
  const packetsOut = fields.take('orig_pkts', isCount);
  const packetsBack = fields.take('resp_pkts', isCount);
  return filled({
    bytes: sumOf(out, back),
    bytes_in: back,
    bytes_out: out,
    bytes_missed: fields.take('missed_bytes', isCount),
    packets: sumOf(packetsOut, packetsBack),
    packets_in: packetsBack,
    packets_out: packetsOut,
  });
}

function sumOf(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined && b === undefined) return undefined;
  const sum = (a ?? 0) + (b ?? 0);
  return Number.isSafeInteger(sum) ? sum : undefined;
}
