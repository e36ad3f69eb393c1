import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Parts are joined by a separator that cannot occur in them, so that ("a", "bc") differs from ("ab", "c"). */
const separator = '\u001f';

function digestOf(parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.join(separator))));
}

/** UUIDv8 text from 12 hex digits of prefix and a hash: version and variant bits are set, the rest is ours. */
function formatUuid(prefix: string, hash: string): string {
  const variant = ((Number.parseInt(hash[3]!, 16) & 0x3) | 0x8).toString(16);
  return `${prefix.slice(0, 8)}-${prefix.slice(8, 12)}-8${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/**
 * An event's identity: 48 bits of happened-milliseconds, then a hash of who, which feed and the feed's own
 * id. The same record always gets the same id, so a second delivery is recognised by the primary key.
 */
export function eventId(of: {
  tenantId: string;
  source: string;
  uid: string;
  time: number;
}): string {
  const hash = digestOf([of.tenantId, of.source, of.uid]);
  return formatUuid(timePrefix(of.time), hash);
}

/** Smallest event id of a moment: bounds of a range over ids. */
export function lowestEventId(timeMs: number): string {
  const prefix = timePrefix(timeMs);
  return `${prefix.slice(0, 8)}-${prefix.slice(8, 12)}-8000-8000-000000000000`;
}

/** Happened-milliseconds of an event id. */
export function timeOfEventId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** A stable UUIDv8 from any parts: breaches, batches, actions. */
export function stableId(...parts: readonly string[]): string {
  const hash = digestOf(parts);
  return formatUuid(hash.slice(0, 12), hash.slice(12));
}

function timePrefix(timeMs: number): string {
  const clamped = Math.min(Math.max(Math.floor(timeMs), 0), 2 ** 48 - 1);
  return clamped.toString(16).padStart(12, '0');
}
