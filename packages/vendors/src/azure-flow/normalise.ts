import { type LookUpAddress, type OcsfEndpoint, type OcsfEvent, textOf } from '@nightjar/core';
import { contentIdOf } from '../record/content-id.ts';
import { joinEnds } from '../event/endpoints.ts';
import { Fields, isPort, isRecord } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import { parseTime } from '../record/parse-time.ts';
import { columnsBy } from '../microsoft-exports/columns-of.ts';
import { type Normalised, placeOf } from '../vendor.ts';

type Row = Readonly<Record<string, unknown>>;

const columnsOf = columnsBy(['', '_s', '_d', '_t', ' [UTC]', '_t [UTC]']);

/** Reads cells of one row as text; tables of custom logs add the kind to the name. */
function cellsOf(row: Row): (...names: string[]) => string {
  const ofName = columnsOf(row);
  return (...names) => {
    for (const name of names) {
      for (const column of ofName(name)) {
        const cell = row[column];
        if (cell !== undefined && cell !== null && cell !== '') return textOf(cell);
      }
    }
    return '';
  };
}

type CellOf = ReturnType<typeof cellsOf>;

/** Is it a sum of flows? */
export function isFlow(row: Row): boolean {
  const cellOf = cellsOf(row);
  return (
    cellOf('FlowDirection') !== '' && cellOf('FlowStartTime') !== '' && cellOf('L4Protocol') !== ''
  );
}

/** Flows of one kind within an interval, as Network Activity with their number. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const cellOf = cellsOf(record);
  const time = parseTime(cellOf('FlowStartTime'));
  if (Number.isNaN(time)) return refuse('FlowStartTime is missing or no time');
  const inbound = /^i/i.test(cellOf('FlowDirection'));
  const ends = endsOf(cellOf, { inbound, lookUp });
  if (!ends.src_endpoint && !ends.dst_endpoint) return refuse('no address is told');
  const end = parseTime(cellOf('FlowEndTime'));
  const flows = flowsOf(cellOf);
  // 5: refused by the rules of the network.
  const refused = flows.allowed === 0 && flows.denied > 0;
  const count = flows.allowed + flows.denied;
  return {
    ok: true,
    event: {
      ...classed(4001, refused ? 5 : 6),
      severity_id: 1,
      time,
      ...(Number.isNaN(end) ? {} : { start_time: time, end_time: end }),
      status_id: refused ? 2 : 1,
      ...(count > 0 ? { count } : {}),
      metadata: metadataOf(record),
      cloud: { provider: 'Azure' },
      connection_info: {
        direction_id: inbound ? 1 : 2,
        ...protocolOf(cellOf('L4Protocol')),
      },
      ...ends,
      unmapped: new Fields(record).rest(),
    },
  };
}

function metadataOf(row: Row): OcsfEvent['metadata'] {
  return {
    version: '1.8.0',
    product: { name: 'Azure Network Watcher', vendor_name: 'Microsoft' },
    uid: contentIdOf(row),
    event_code: 'NetworkFlow',
    log_version: 'azure-flow/1',
    profiles: ['cloud'],
  };
}

const refuse = (reason: string): Normalised => ({ ok: false, reason: `azure-flow: ${reason}` });

const protocols: Readonly<Record<string, { protocol_name: string; protocol_num: number }>> = {
  t: { protocol_name: 'tcp', protocol_num: 6 },
  u: { protocol_name: 'udp', protocol_num: 17 },
};

const protocolOf = (text: string) => protocols[text.slice(0, 1).toLowerCase()] ?? {};

/** Our own machine on one side, the outer address on the other, or both as they are told. */
function endsOf(
  cellOf: CellOf,
  { inbound, lookUp }: { inbound: boolean; lookUp: LookUpAddress },
): Pick<OcsfEvent, 'src_endpoint' | 'dst_endpoint' | 'enrichments'> {
  const own = placeOf(cellOf('VMIPAddress', 'VMIP'), lookUp);
  // `ip|flows|bytes ...` of the first of several.
  const outer = placeOf(cellOf('AllExtIPs', 'PublicIPs').split(/[|\s]/, 1)[0], lookUp);
  const source = placeOf(cellOf('SrcIP', 'SrcIp'), lookUp);
  const target = placeOf(cellOf('DestIP', 'DestIp'), lookUp);
  const from = source.src_endpoint ? source : inbound ? outer : own;
  const to = target.src_endpoint ? target : inbound ? own : outer;
  const { src_endpoint: near, dst_endpoint: far, ...rest } = joinEnds(from, to);
  const vm = cellOf('VMName', 'VM');
  const named = (endpoint: OcsfEndpoint): OcsfEndpoint =>
    vm && endpoint.ip === own.src_endpoint?.ip ? { ...endpoint, hostname: vm } : endpoint;
  const port = Number(cellOf('DestPort'));
  const portOf = cellOf('DestPort') !== '' && isPort(port) ? { port } : {};
  return {
    ...(near ? { src_endpoint: named(near) } : {}),
    ...(far ? { dst_endpoint: { ...named(far), ...portOf } } : {}),
    ...rest,
  };
}

/** How many flows of the sum were let through, and how many not. */
function flowsOf(cellOf: CellOf): { allowed: number; denied: number } {
  const sum = (...names: string[]): number =>
    names
      .map((name) => Math.trunc(Number(cellOf(name)) || 0))
      .filter((number) => number > 0 && Number.isSafeInteger(number))
      .reduce((total, number) => total + number, 0);
  return {
    allowed: sum('AllowedInFlows', 'AllowedOutFlows'),
    denied: sum('DeniedInFlows', 'DeniedOutFlows'),
  };
}
