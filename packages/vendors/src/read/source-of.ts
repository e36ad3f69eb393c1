import type { Source } from '@nightjar/core';
import { vendors } from '../vendors.ts';

const known = Object.entries(vendors);

/** Which feed a record is of, by its content; null: none that we know. */
export function sourceOf(record: unknown): Source | null {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
  const found = known.find(([, vendor]) => vendor.recognises(record as Record<string, unknown>));
  return (found?.[0] as Source | undefined) ?? null;
}
