import type { Act } from '../entity/types.ts';
import type { Feature } from './types.ts';

/** Classes that an attacker rents; an ordinary access network is `none`. */
const rentedClasses = new Set(['hosting', 'vpn', 'proxy', 'tor']);

export function isRentedClass(ipClass: string | null | undefined): boolean {
  return ipClass !== null && ipClass !== undefined && rentedClasses.has(ipClass);
}

/** What is known of where the subject is: an address of the vendor's own says nothing about it. */
export function placeOf(act: Act): Act['intel'] {
  return act.intel !== null && act.intel.class !== 'vendor' ? act.intel : null;
}

/** The value of one feature that an act shows, or null where it shows none. */
export function featureValueOf(act: Act, feature: Feature): string | null {
  const placed = placeOf(act);
  switch (feature) {
    case 'asn':
      return placed?.asn ? `AS${placed.asn}` : null;
    case 'country':
      return placed?.country ?? null;
    case 'ipClass':
      return placed && isRentedClass(placed.class) ? placed.class : null;
    case 'client':
      return placed ? act.clientFamily : null;
    case 'application':
      return act.grant?.appId ?? act.applicationId ?? act.application;
    case 'operation':
      return `${act.operationClass}:${act.operation}`;
  }
}

/** A refused act shows what someone wanted, not what the subject does. */
export function isLearnt(act: Act): boolean {
  return act.subject !== null && act.outcome !== 'failure';
}
