import { isIP } from 'node:net';
import type { Breach, EvidenceEvent } from '@nightjar/core';
import type { OcsfVersion } from '../compile/ocsf-sources.ts';
import { textOf } from './finding.ts';

/** The events that a breach stands on; numbers that 1.1.0 has no place for stand in `data`. */
export function evidencesOf(breach: Breach, version: OcsfVersion): object[] {
  const user = { uid: textOf(breach.subject), name: textOf(breach.subjectName) };
  return breach.evidence.map((event) => ({
    ...(version === '1.1.0' ? {} : { uid: textOf(event.uid), name: textOf(event.operation) }),
    actor: { user, ...(event.session ? { session: { uid: textOf(event.session) } } : {}) },
    api: { operation: textOf(event.operation) },
    ...endpointOf(event, version),
    data: dataOf(event),
  }));
}

function endpointOf(event: EvidenceEvent, version: OcsfVersion): object {
  if (event.ip === null || event.ip.length > 40 || isIP(event.ip) === 0) return {};
  const network = {
    ...(event.asn === null ? {} : { number: event.asn }),
    ...(event.asnName ? { name: textOf(event.asnName) } : {}),
  };
  const isNamed = version !== '1.1.0' && Object.keys(network).length > 0;
  return {
    src_endpoint: {
      ip: event.ip,
      ...(isNamed ? { autonomous_system: network } : {}),
      ...(event.country ? { location: { country: event.country } } : {}),
    },
  };
}

function dataOf({ id, ip, country: _, ...event }: EvidenceEvent): object {
  return { ...event, eventId: id, address: ip };
}
