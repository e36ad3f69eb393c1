import { createRandom } from '../random.ts';
import type { VendorRecord } from '../types.ts';
import type { Fleet, Machine } from './fleet.ts';
import type { Flow } from './flow.ts';

/** How a connection is told: by the cloud's flow log, by Zeek beside the machines, or by Azure's flow log. */
export type FlowFormat = 'aws-vpc-flow' | 'zeek' | 'azure-flow';

/** A connection of a machine as the format tells it. */
export function flowRecord(
  of: { fleet: Fleet; machine: Machine; format: FlowFormat },
  flow: Flow,
): VendorRecord {
  const told = { fleet: of.fleet, machine: of.machine, flow };
  const record = formats[of.format](told);
  // A flow log gathers for a minute or ten before it is handed out; a sensor tells at once.
  const lateMs = of.format === 'zeek' ? 2_000 : (flow.seconds + 90) * 1000;
  return { source: of.format, record, happenedAt: flow.at, arrivesAt: flow.at + lateMs };
}

interface Told {
  fleet: Fleet;
  machine: Machine;
  flow: Flow;
}

const formats = {
  'aws-vpc-flow': toVpcFlow,
  zeek: toZeek,
  'azure-flow': toAzureFlow,
} as const;

const isInbound = ({ machine, flow }: Told): boolean => flow.to.ip === machine.ip;

function toVpcFlow(told: Told): VendorRecord['record'] {
  const { fleet, machine, flow } = told;
  const start = Math.floor(flow.at / 1000);
  return {
    version: '5',
    'account-id': fleet.accountId,
    'interface-id': machine.interfaceId,
    srcaddr: flow.from.ip,
    dstaddr: flow.to.ip,
    srcport: String(flow.from.port),
    dstport: String(flow.to.port),
    protocol: '6',
    packets: String(flow.packets),
    bytes: String(flow.bytes),
    start: String(start),
    end: String(start + flow.seconds),
    action: flow.accepted ? 'ACCEPT' : 'REJECT',
    'log-status': 'OK',
    'vpc-id': fleet.vpcId,
    'instance-id': machine.id,
    'tcp-flags': flow.accepted ? '19' : '2',
    type: 'IPv4',
    'pkt-srcaddr': flow.from.ip,
    'pkt-dstaddr': flow.to.ip,
    region: fleet.region,
    'flow-direction': isInbound(told) ? 'ingress' : 'egress',
  };
}

function toZeek(told: Told): VendorRecord['record'] {
  const { fleet, flow } = told;
  const random = createRandom(`${fleet.seed}/zeek/${flow.at}/${flow.from.ip}/${flow.from.port}`);
  const sent = Math.ceil(flow.packets / 2);
  return {
    _path: 'conn',
    ts: flow.at / 1000,
    uid: `C${random.guid().replaceAll('-', '').slice(0, 17)}`,
    'id.orig_h': flow.from.ip,
    'id.orig_p': flow.from.port,
    'id.resp_h': flow.to.ip,
    'id.resp_p': flow.to.port,
    proto: 'tcp',
    ...(flow.accepted ? { duration: flow.seconds, orig_bytes: 517, resp_bytes: flow.bytes } : {}),
    conn_state: flow.accepted ? 'SF' : 'REJ',
    local_orig: !isInbound(told),
    local_resp: isInbound(told) || isInner(flow.to.ip),
    missed_bytes: 0,
    history: flow.accepted ? 'ShADadFf' : 'Sr',
    orig_pkts: sent,
    orig_ip_bytes: sent * 60,
    resp_pkts: flow.packets - sent,
    resp_ip_bytes: flow.accepted ? flow.bytes : 40,
  };
}

function toAzureFlow(told: Told): VendorRecord['record'] {
  const { machine, flow } = told;
  const inbound = isInbound(told);
  const other = inbound ? flow.from.ip : flow.to.ip;
  const inner = isInner(other);
  const count = (accepted: boolean, way: boolean): string =>
    accepted === flow.accepted && way === inbound ? '1.0' : '0.0';
  return {
    TimeGenerated: azureTime(flow.at + 600_000),
    FlowStartTime: azureTime(flow.at),
    FlowEndTime: azureTime(flow.at + flow.seconds * 1000),
    FlowType: inner ? 'IntraVNet' : 'ExternalPublic',
    VMName: machine.name,
    VMIPAddress: machine.ip,
    SrcIP: inner ? flow.from.ip : '',
    DestIP: inner ? flow.to.ip : '',
    PublicIPs: inner ? '' : `['${other}']`,
    AllExtIPs: inner ? '' : other,
    L4Protocol: 'T',
    DestPort: `${flow.to.port}.0`,
    FlowDirection: inbound ? 'I' : 'O',
    AllowedInFlows: count(true, true),
    DeniedInFlows: count(false, true),
    AllowedOutFlows: count(true, false),
    DeniedOutFlows: count(false, false),
    VMRegion: 'eastus',
  };
}

function azureTime(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 23);
}

function isInner(ip: string): boolean {
  return ip.startsWith('10.');
}
