import { join } from 'node:path';
import { knownNetworks } from './known-networks.ts';
import { linesOf } from './lines-of.ts';
import { classes } from './merge-segments.ts';
import { microsoftServiceAsns } from './microsoft-365-ranges.ts';

const [hosting, vpn, vendor, tor] = [1, 2, 3, 4];
const kinds = ['relay', 'mobile', 'scanner'] as const;

/** Class of a whole network by number, as an index into `classes`, from the package's folder `root`. */
export function readAsnClasses(root: string): Map<number, number> {
  const found = new Map<number, number>();
  const claim = (path: string, pattern: RegExp, kind: number) => {
    for (const line of linesOf(join(root, 'data', path))) {
      const asn = pattern.exec(line)?.[1];
      if (asn) found.set(Number(asn), kind);
    }
  };
  claim('bad-asn-list/bad-asn-list.csv', /^"?(\d+)"?,/, hosting);
  claim('x4bnet/datacenter-asn.txt', /^AS(\d+)/, hosting);
  claim('x4bnet/vpn-asn.txt', /^AS(\d+)/, vpn);
  claim('x4bnet/vpn-asn.txt', /^AS(\d+).*Tor exit/, tor);
  for (const asn of microsoftServiceAsns) found.set(asn, vendor);
  for (const kind of kinds)
    for (const [asn] of knownNetworks[kind]) found.set(asn, classes.indexOf(kind));
  return found;
}
