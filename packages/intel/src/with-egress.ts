import { BlockList } from 'node:net';
import type { IpIntelligence, LookUpAddress } from '@nightjar/core';
import { parseAddress } from './parse-address.ts';
import type { Network } from './parse-network.ts';

const memoMax = 20_000;

/** Answers as `lookUp` does, save that addresses of a tenant's declared networks are of the class `egress`. */
export function withEgress(lookUp: LookUpAddress, networks: readonly Network[]): LookUpAddress {
  if (networks.length === 0) return lookUp;
  const asns = new Set<number | null>();
  const prefixes = new BlockList();
  for (const network of networks) {
    if ('asn' in network) asns.add(network.asn);
    else prefixes.addSubnet(network.ip, network.length, `ipv${network.family}`);
  }
  const isOwn = (ip: string, asn: number | null): boolean => {
    if (asn !== null && asns.has(asn)) return true;
    const address = parseAddress(ip);
    return address !== null && prefixes.check(address.ip, `ipv${address.family}`);
  };
  const memo = new Map<string, IpIntelligence>();
  return (ip) => {
    const found = memo.get(ip);
    if (found) return found;
    const known = lookUp(ip);
    const answer = isOwn(ip, known.asn) ? Object.freeze({ ...known, class: 'egress' }) : known;
    // Dropped whole when full, so that hostile variety cannot grow it.
    if (memo.size >= memoMax) memo.clear();
    memo.set(ip, answer);
    return answer;
  };
}
