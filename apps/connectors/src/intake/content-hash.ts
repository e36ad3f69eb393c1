import { hash } from 'node:crypto';

const hashBytes = 16;

// Two exports of one record may order its keys differently: that is no other content.
function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  const entries = Object.entries(value).map(([key, inner]) => [key, inKeyOrder(inner)] as const);
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** 16 bytes by which records of one id are compared; the order of keys does not matter. */
export function contentHash(record: unknown): Buffer {
  return hash('sha256', JSON.stringify(inKeyOrder(record)), 'buffer').subarray(0, hashBytes);
}
