import type { Act } from '../entity/types.ts';

/** Classes that an attacker rents; an ordinary access network is `none`. */
const rentedClasses = new Set(['hosting', 'vpn', 'proxy', 'tor']);

export function isRentedClass(ipClass: string | null | undefined): boolean {
  return ipClass !== null && ipClass !== undefined && rentedClasses.has(ipClass);
}

/** What is known of where the subject is: an address of the vendor's own says nothing about it. */
export function placeOf(act: Act): Act['intel'] {
  return act.intel !== null && act.intel.class !== 'vendor' ? act.intel : null;
}
