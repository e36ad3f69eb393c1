import { type OcsfEvent, textOf } from '../ocsf/index.ts';
import { homeAddressOf } from './home-address.ts';
import { opensToAll, outsideAccountsOf } from './sharing-facts.ts';

const withMax = 20;
const nameMax = 320;

/** Domains at which anyone has a mailbox: not the domain, but the address is who it is shared with. */
const anyonesDomain =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail|pm|gmx|web|mail|yandex|qq|163|126|zoho|t-online|orange|free|laposte|libero)\.(?:com|net|de|fr|it|me|org|ru|cn|ch|at|co\.uk|co\.jp|com\.br)$/i;

/**
 * Whom something is shared with outside: domains, addresses of those who have none of their own, accounts of a
 * cloud, or `anyone`. Asked of what is shared outside; undefined where the record does not say with whom.
 */
export function sharedWithOf(event: OcsfEvent): string[] | undefined {
  if (opensToAll(event)) return ['anyone'];
  const others = event.cloud === undefined ? guestOf(event) : outsideAccountsOf(event);
  const found = [...new Set(others)].slice(0, withMax);
  return found.length === 0 ? undefined : found;
}

function guestOf({ unmapped }: OcsfEvent): string[] {
  const name = textOf(unmapped?.['TargetUserOrGroupName'] ?? '').slice(0, nameMax);
  const address = (homeAddressOf(name) ?? name).toLowerCase();
  const domain = /@([a-z0-9.-]+\.[a-z]{2,})$/.exec(address)?.[1];
  if (domain === undefined) return [];
  return [anyonesDomain.test(domain) ? address : domain];
}
