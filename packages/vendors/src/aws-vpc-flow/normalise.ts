import type { LookUpAddress, OcsfConnection, OcsfEndpoint, OcsfEvent } from '@nightjar/core';
import { awsCloudOf } from '../event/aws-cloud.ts';
import { joinEnds } from '../event/endpoints.ts';
import { FieldsByShape } from '../record/fields-by-shape.ts';
import { type Fields, fill, filled, isAddress, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import { type Normalised, placeAt } from '../vendor.ts';
import { connectionOf } from './connection.ts';
import { flowIdOf } from './flow-id.ts';
import { toFlowRecord } from './flow-record.ts';
import { gapOf } from './gap.ts';
import { takeCount, timeAt } from './take.ts';

/** One line of a flow log as OCSF; a line that stands for a gap is told as such. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const flow = toFlowRecord(record);
  const fields = new FieldsByShape(flow);
  const gap = gapOf(fields);
  if (gap) return { ...refuse(gap.reason), ...(gap.gap ? { gap: gap.gap } : {}) };
  const end = timeAt(fields, 'end');
  const start = timeAt(fields, startOf(fields));
  if (start === undefined) return refuse('start is missing or no time');
  const from = sideOf(fields, 'src');
  const to = sideOf(fields, 'dst');
  if (!from && !to) return refuse('srcaddr and dstaddr are missing or no addresses');
  const connection = connectionOf(fields, { from, to });
  const places = placed({ from, to }, lookUp);
  const own = cardOf(fields, { connection, places });
  if (own) fill(places[own.side]!, own.card);
  const event: OcsfEvent = {
    ...verdictOf(fields),
    severity_id: 1,
    time: start,
    metadata: metadataOf(fields, flowIdOf(flow, { start, end })),
    cloud: awsCloudOf(fields, cloudNames),
    connection_info: connection,
  };
  event.start_time = start;
  if (end !== undefined) event.end_time = end;
  fill(event, places);
  const traffic = trafficOf(fields);
  if (traffic) event.traffic = traffic;
  event.unmapped = fields.rest();
  return { ok: true, event };
}

/** Some formats tell the end only, some tables when they took the row in. */
function startOf(fields: Fields): string {
  const names = ['start', 'end', 'TimeGenerated'];
  return names.find((name) => fields.peek(name, isThere) !== undefined) ?? 'start';
}

const isThere = (value: unknown): value is unknown => value !== undefined;

const cloudNames = { account: 'account-id', region: 'region', zone: 'az-id' };

const refuse = (reason: string): Normalised => ({ ok: false, reason: `aws-vpc-flow: ${reason}` });

/** The packet's own address, and the card's where it is another one (a gateway, a balancer). */
function sideOf(fields: Fields, side: 'src' | 'dst'): OcsfEndpoint | undefined {
  const packet = fields.take(`pkt-${side}addr`, isAddress);
  const card = fields.take(`${side}addr`, isAddress);
  const ip = packet ?? card;
  if (ip === undefined) return undefined;
  const end: OcsfEndpoint = { ip };
  return fill(end, {
    port: takeCount(fields, `${side}port`, 65_535),
    svc_name: fields.take(`pkt-${side}-aws-service`, isText),
    intermediate_ips: card === undefined || card === ip ? undefined : [card],
  });
}

type Ends = { from: OcsfEndpoint | undefined; to: OcsfEndpoint | undefined };
type Places = Pick<OcsfEvent, 'src_endpoint' | 'dst_endpoint' | 'enrichments'>;

function placed({ from, to }: Ends, lookUp: LookUpAddress): Places {
  const source = from?.ip === undefined ? {} : placeAt(from.ip, lookUp);
  const target = to?.ip === undefined ? {} : placeAt(to.ip, lookUp);
  return joinEnds(
    {
      src_endpoint: from && fill(source.src_endpoint ?? {}, from),
      enrichments: source.enrichments,
    },
    { src_endpoint: to && fill(target.src_endpoint ?? {}, to), enrichments: target.enrichments },
  );
}

/** The card that saw the packet is the receiver's where it came in, the sender's where it went out. */
function cardOf(fields: Fields, of: { connection: OcsfConnection; places: Places }) {
  const side = sides[of.connection.direction_id];
  if (!side || !of.places[side]) return undefined;
  const card = filled({
    interface_uid: fields.take('interface-id', isText),
    instance_uid: fields.take('instance-id', isText),
    vpc_uid: fields.take('vpc-id', isText),
    subnet_uid: fields.take('subnet-id', isText),
  });
  return card && { side, card };
}

const sides: Readonly<Record<number, 'dst_endpoint' | 'src_endpoint'>> = {
  1: 'dst_endpoint',
  2: 'src_endpoint',
};

/** 6 traffic, 5 refused; action 1 allowed, 2 denied; disposition 1 allowed, 2 blocked. */
function verdictOf(
  fields: Fields,
): Pick<
  OcsfEvent,
  | 'category_uid'
  | 'class_uid'
  | 'activity_id'
  | 'type_uid'
  | 'status_id'
  | 'action_id'
  | 'disposition_id'
> {
  const action = fields.peek('action', isText)?.toUpperCase();
  if (action === 'REJECT')
    return { ...classed(4001, 5), status_id: 2, action_id: 2, disposition_id: 2 };
  if (action === 'ACCEPT')
    return { ...classed(4001, 6), status_id: 1, action_id: 1, disposition_id: 1 };
  return { ...classed(4001, 6), status_id: 0, action_id: 0, disposition_id: 0 };
}

function metadataOf(fields: Fields, uid: string): OcsfEvent['metadata'] {
  const version = takeCount(fields, 'version', 1000);
  const product: OcsfEvent['metadata']['product'] = {
    name: 'Amazon VPC',
    vendor_name: 'AWS',
    feature: { name: 'Flow Logs' },
  };
  if (version !== undefined) product.version = String(version);
  return {
    version: '1.8.0',
    product,
    uid,
    event_code: fields.peek('action', isText) ?? 'FLOW',
    log_version: 'aws-vpc-flow/1',
    profiles: ['cloud', 'security_control'],
  };
}

function trafficOf(fields: Fields): OcsfEvent['traffic'] {
  return filled({ bytes: takeCount(fields, 'bytes'), packets: takeCount(fields, 'packets') });
}
