import type { IpIntelligence, LookUpAddress, OcsfEndpoint, OcsfEvent } from '@nightjar/core';
import { type Fields, isAddress, isMac, isPort } from '../record/fields.ts';
import { placeAt } from '../vendor.ts';

/** What a sensor calls the four ends of a connection, and the addresses of their cards. */
export interface EndpointNames {
  ip: string;
  port: string;
  mac?: string;
}

type Endpoints = Pick<OcsfEvent, 'src_endpoint' | 'dst_endpoint' | 'enrichments'>;

interface End {
  src_endpoint?: OcsfEndpoint | undefined;
  enrichments?: OcsfEvent['enrichments'] | undefined;
}

/** Both ends of a connection, with what is known of their addresses. */
export function endpointsOf(
  fields: Fields,
  names: { from: EndpointNames; to: EndpointNames },
  lookUp: LookUpAddress,
): Endpoints {
  const from = endOf(fields, names.from, lookUp);
  const to = endOf(fields, names.to, lookUp);
  to.enrichments &&= to.enrichments.filter(({ data }) => isKnown(data));
  return joinEnds(from, to);
}

/** Both ends, each given as if it were the source, as the ends of one connection. */
export function joinEnds(from: End, to: End): Endpoints {
  const ends: Endpoints = {};
  if (from.src_endpoint) ends.src_endpoint = from.src_endpoint;
  if (to.src_endpoint) ends.dst_endpoint = to.src_endpoint;
  const enrichments = from.enrichments ?? [];
  const all = to.enrichments?.length
    ? [...enrichments, ...to.enrichments.map(toDestination)]
    : enrichments;
  if (all.length > 0) ends.enrichments = all;
  return ends;
}

function endOf(fields: Fields, names: EndpointNames, lookUp: LookUpAddress): End {
  const ip = fields.take(names.ip, isAddress);
  if (ip === undefined) return {};
  const end: End = placeAt(ip, lookUp);
  const endpoint = end.src_endpoint!;
  const port = fields.take(names.port, isPort);
  if (port !== undefined) endpoint.port = port;
  const mac = names.mac === undefined ? undefined : fields.take(names.mac, isMac);
  if (mac) endpoint.mac = mac;
  return end;
}

type Enrichment = NonNullable<OcsfEvent['enrichments']>[number];

const toDestination = ({ value, type, data }: Enrichment): Enrichment =>
  type === undefined
    ? { name: 'dst_endpoint.ip', value, data }
    : { name: 'dst_endpoint.ip', value, type, data };

function isKnown(data: unknown): boolean {
  const { asn, country, class: kind } = data as IpIntelligence;
  return asn !== null || country !== null || kind !== 'none';
}
