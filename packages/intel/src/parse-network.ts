import { parseAddress } from './parse-address.ts';

/** Addresses by their prefix, or all of a network by its number. `text` is the one way to write it. */
export type Network =
  | { text: string; asn: number }
  | { text: string; family: 4 | 6; ip: string; length: number };

const asnMax = 2 ** 32 - 1;
const bitsOfFamily = { 4: 32, 6: 128 } as const;

/** Reads `203.0.113.0/24`, `2001:db8::/48`, a single address or `AS64500`; null where it is none of them. */
export function parseNetwork(text: string): Network | null {
  const trimmed = text.trim();
  const number = /^AS(\d{1,10})$/i.exec(trimmed)?.[1];
  if (number !== undefined) return parseAsn(Number(number));
  const [, host, digits] = /^([\da-f.:]{2,45})(?:\/(\d{1,3}))?$/i.exec(trimmed) ?? [];
  const address = host === undefined ? null : parseAddress(host);
  if (!address || address.port !== null) return null;
  const { family } = address;
  const length = Number(digits ?? bitsOfFamily[family]);
  if (length > bitsOfFamily[family]) return null;
  const ip = firstOf(address.ip, family, length);
  return { text: `${ip}/${length}`, family, ip, length };
}

function parseAsn(asn: number): Network | null {
  return asn > 0 && asn <= asnMax ? { text: `AS${asn}`, asn } : null;
}

/** The prefix's first address: what is written behind the prefix says nothing. */
function firstOf(ip: string, family: 4 | 6, length: number): string {
  const [size, base] = family === 4 ? [8, 10] : [16, 16];
  const parts = family === 4 ? ip.split('.') : groupsOf(ip);
  const kept = parts.map((part, index) => {
    const bits = Math.min(size, Math.max(0, length - index * size));
    const block = 2 ** (size - bits);
    return Math.floor(Number.parseInt(part, base) / block) * block;
  });
  const first = kept.map((part) => part.toString(base)).join(family === 4 ? '.' : ':');
  return parseAddress(first)!.ip;
}

function groupsOf(ip: string): string[] {
  const [head, tail] = ip.split('::').map((half) => (half === '' ? [] : half.split(':')));
  if (!tail) return head!;
  return [...head!, ...Array<string>(8 - head!.length - tail.length).fill('0'), ...tail];
}
