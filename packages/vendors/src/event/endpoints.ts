import type { IpIntelligence, LookUpAddress, OcsfEndpoint, OcsfEvent } from '@nightjar/core';
import { type Fields, isAddress, isMac, isPort } from '../record/fields.ts';
import { placeOf } from '../vendor.ts';

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
  return joinEnds(from, {
    ...to,
    enrichments: to.enrichments?.filter(({ data }) => isKnown(data)),
  });
}

/** Both ends, each given as if it were the source, as the ends of one connection. */
export function joinEnds(from: End, to: End): Endpoints {
  const enrichments = [...(from.enrichments ?? []), ...(to.enrichments ?? []).map(toDestination)];
  return {
    ...(from.src_endpoint ? { src_endpoint: from.src_endpoint } : {}),
    ...(to.src_endpoint ? { dst_endpoint: to.src_endpoint } : {}),
    ...(enrichments.length > 0 ? { enrichments } : {}),
  };
}

function endOf(fields: Fields, names: EndpointNames, lookUp: LookUpAddress): End {
  const { src_endpoint: placed, enrichments } = placeOf(fields.take(names.ip, isAddress), lookUp);
  if (!placed) return {};
  const port = fields.take(names.port, isPort);
  const mac = names.mac === undefined ? undefined : fields.take(names.mac, isMac);
  return {
    src_endpoint: { ...placed, ...(port === undefined ? {} : { port }), ...(mac ? { mac } : {}) },
    enrichments,
  };
}

type Enrichment = NonNullable<OcsfEvent['enrichments']>[number];

const toDestination = (one: Enrichment): Enrichment => ({ ...one, name: 'dst_endpoint.ip' });

function isKnown(data: unknown): boolean {
  const { asn, country, class: kind } = data as IpIntelligence;
  return asn !== null || country !== null || kind !== 'none';
}
