import type { Random } from '../random.ts';
import type { Place } from '../types.ts';
import type { Network } from './networks.ts';

/** An address in a network. */
export function placeIn(network: Omit<Network, 'kind'>, random: Random): Place {
  return {
    ip: `${random.pick(network.prefixes)}.${random.int(2, 250)}`,
    asn: network.asn,
    country: network.country,
    city: network.city,
  };
}
