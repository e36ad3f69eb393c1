import type { OcsfEndpoint, OcsfEvent } from '../ocsf/index.ts';
import type { EntityKey } from './types.ts';

/** Who speaks and who is spoken to; a finding has them in its evidence. */
export function sidesOf(event: OcsfEvent): { from?: OcsfEndpoint; to?: OcsfEndpoint } {
  const evidence = event.evidences?.find((one) => one.src_endpoint ?? one.dst_endpoint);
  return {
    from: event.src_endpoint ?? evidence?.src_endpoint,
    to: event.dst_endpoint ?? evidence?.dst_endpoint,
  };
}

/**
 * The machine that an event of a network is about: the one on our side. Where both are, or neither, it is
 * the one that speaks, save that what comes in is about the one spoken to.
 */
export function machineOf(event: OcsfEvent): {
  subject: EntityKey | null;
  subjectName: string | null;
} {
  const { from, to } = sidesOf(event);
  const [isFromOurs, isToOurs] = [isOurs(from), isOurs(to)];
  const isInbound = isFromOurs === isToOurs && event.connection_info?.direction_id === 1;
  const own = (isToOurs && !isFromOurs) || isInbound ? (to ?? from) : (from ?? to);
  const id = own?.instance_uid ?? own?.uid;
  const ip = own?.ip;
  if (id) return { subject: `machine:${id.toLowerCase()}`, subjectName: own?.hostname ?? id };
  return ip
    ? { subject: `ip:${ip.toLowerCase()}`, subjectName: own?.hostname ?? ip }
    : { subject: null, subjectName: own?.hostname ?? null };
}

/** An endpoint that has an id in our inventory, or an address that no one routes outside. */
function isOurs(endpoint: OcsfEndpoint | undefined): boolean {
  if (endpoint === undefined) return false;
  return endpoint.instance_uid !== undefined || isInnerAddress(endpoint.ip ?? '');
}

const inner =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:|fe80:|::1$)/i;

/** An address that no one routes outside. */
export function isInnerAddress(ip: string): boolean {
  return inner.test(ip);
}
