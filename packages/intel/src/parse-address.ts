/** An address as text, and as the number it is looked up by. */
export interface Address {
  /** Canonical: dotted IPv4, or IPv6 as RFC 5952 writes it. Without port, zone and brackets. */
  ip: string;
  port: number | null;
  family: 4 | 6;
  /** IPv4: the 32 bits. IPv6: bits 3 to 55 of global unicast (a /56), or -1 outside of it. */
  key: number;
}

const withPort = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/;

/**
 * Reads an address as vendors write them: `1.2.3.4`, `1.2.3.4:567`, `[::1]:443`, `fe80::1%eth0`,
 * `::ffff:1.2.3.4` (which is the IPv4 address). Null where it is none.
 */
export function parseAddress(text: string): Address | null {
  const trimmed = text.trim();
  if (trimmed.length > 100) return null;
  const parts = withPort.exec(trimmed);
  const port = parts?.[3] === undefined ? null : Number(parts[3]);
  if (port !== null && port > 65_535) return null;
  const host = (parts?.[1] ?? parts?.[2] ?? trimmed).replace(/%.*$/, '');
  return host.includes(':') ? parseVersion6(host, port) : parseVersion4(host, port);
}

function parseVersion4(host: string, port: number | null): Address | null {
  const key = bitsOf(host);
  return key === null ? null : { ip: dotted(key), port, family: 4, key };
}

function bitsOf(host: string): number | null {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host);
  if (!found) return null;
  let bits = 0;
  for (let part = 1; part <= 4; part += 1) {
    const octet = Number(found[part]);
    if (octet > 255) return null;
    bits = bits * 256 + octet;
  }
  return bits;
}

function dotted(bits: number): string {
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
}

function parseVersion6(host: string, port: number | null): Address | null {
  const groups = groupsOf(host);
  if (!groups) return null;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const bits = groups[6]! * 65_536 + groups[7]!;
    return { ip: dotted(bits), port, family: 4, key: bits };
  }
  return { ip: formatGroups(groups), port, family: 6, key: keyOf(groups) };
}

/** The /56 of a global unicast address as an exact integer of 53 bits. */
function keyOf([first, second, third, fourth]: readonly number[]): number {
  if (first! >>> 13 !== 1) return -1;
  return (first! & 0x1fff) * 2 ** 40 + second! * 2 ** 24 + third! * 2 ** 8 + (fourth! >>> 8);
}

function groupsOf(host: string): number[] | null {
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(host);
  const bits = embedded ? bitsOf(embedded[2]!) : 0;
  if (bits === null) return null;
  const tail = `${(bits >>> 16).toString(16)}:${(bits & 0xffff).toString(16)}`;
  const halves = (embedded ? embedded[1]! + tail : host).split('::');
  if (halves.length > 2) return null;
  const [head, rest] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head!.length - (rest?.length ?? 0);
  if (rest ? missing < 1 : missing !== 0) return null;
  const words = rest ? [...head!, ...Array<string>(missing).fill('0'), ...rest] : head!;
  return words.every((word) => /^[\da-f]{1,4}$/i.test(word))
    ? words.map((word) => Number.parseInt(word, 16))
    : null;
}

function formatGroups(groups: readonly number[]): string {
  const text = groups.map((group) => group.toString(16)).join(':');
  const runs = text.match(/(?:^|(?<=:))0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = text.search(new RegExp(`(?:^|(?<=:))${longest}(?=:|$)`));
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}
