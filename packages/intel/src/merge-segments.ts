import { cursorOver, type Ranges } from './ranges.ts';

/** From `starts[i]` to the next start, addresses are of this network, country and class (0: not known). */
export interface Segments {
  starts: Uint32Array | Float64Array;
  asns: Uint32Array;
  /** Two ASCII letters, the first in the high byte. */
  countries: Uint16Array;
  /** Index into `classes`. */
  classes: Uint8Array;
}

export interface Layers {
  asn: Ranges;
  country: Ranges;
  reserved: Ranges;
  /** Values are indexes into `classes`. */
  known: Ranges;
  vpn: Ranges;
  vendor: Ranges;
  hosting: Ranges;
  /** Class of a whole network, by number. */
  classOfAsn: ReadonlyMap<number, number>;
}

export const classes = [
  'none',
  'hosting',
  'vpn',
  'vendor',
  'tor',
  'relay',
  'mobile',
  'scanner',
] as const;
/** The first key past a family: an end there would not fit its array. */
const keyMax = { 4: 2 ** 32, 6: 2 ** 53 } as const;
const [none, hosting, vpn, vendor, tor] = [0, 1, 2, 3, 4];

/** Lays all that is known of a family's addresses over each other, so that a look-up is one search. */
export function mergeSegments(layers: Layers, family: 4 | 6): Segments {
  const points = breakpointsOf([
    layers.asn,
    layers.country,
    layers.reserved,
    layers.known,
    layers.vpn,
    layers.vendor,
    layers.hosting,
  ]).filter((point) => point < keyMax[family]);
  const answer = answerer(layers);
  const starts = new Float64Array(points.length);
  const asns = new Uint32Array(points.length);
  const countries = new Uint16Array(points.length);
  const found = new Uint8Array(points.length);
  let count = 0;
  for (const point of points) {
    const [asn, country, kind] = answer(point);
    const last = count - 1;
    if (asns[last] === asn && countries[last] === country && found[last] === kind) continue;
    starts[count] = point;
    asns[count] = asn;
    countries[count] = country;
    found[count] = kind;
    count += 1;
  }
  const cut = starts.subarray(0, count);
  return {
    starts: family === 4 ? Uint32Array.from(cut) : cut.slice(),
    asns: asns.slice(0, count),
    countries: countries.slice(0, count),
    classes: found.slice(0, count),
  };
}

function answerer(layers: Layers): (key: number) => readonly [number, number, number] {
  const asnAt = cursorOver(layers.asn);
  const countryAt = cursorOver(layers.country);
  const reservedAt = cursorOver(layers.reserved);
  const knownAt = cursorOver(layers.known);
  const vpnAt = cursorOver(layers.vpn);
  const vendorAt = cursorOver(layers.vendor);
  const hostingAt = cursorOver(layers.hosting);
  return (key) => {
    if (reservedAt(key)) return [0, 0, none];
    const asn = asnAt(key);
    const ofAsn = layers.classOfAsn.get(asn) ?? none;
    const isHosting = hostingAt(key) !== 0;
    const inVendor = vendorAt(key) !== 0;
    const known = knownAt(key);
    // The narrowest claim wins: a VPN inside a data centre is a VPN, a Microsoft service inside Azure
    // a service.
    const inVpn = vpnAt(key) !== 0 && ofAsn !== tor;
    const listed = inVpn ? vpn : inVendor ? vendor : ofAsn || (isHosting ? hosting : none);
    const kind = known || listed;
    return [asn, countryAt(key), kind];
  };
}

function breakpointsOf(layers: readonly Ranges[]): Float64Array {
  const total = layers.reduce((sum, layer) => sum + 2 * layer.starts.length, 1);
  const points = new Float64Array(total);
  let at = 1;
  for (const layer of layers) {
    points.set(layer.starts, at);
    points.set(layer.ends, at + layer.starts.length);
    at += 2 * layer.starts.length;
  }
  return points.sort().filter((point, index, all) => index === 0 || point !== all[index - 1]);
}
