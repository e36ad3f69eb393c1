import type { VendorRecord } from '../types.ts';

/** Unified audit records, one a line as the Management Activity API gives them; other feeds are left out. */
export function* writeM365JsonLines(records: Iterable<VendorRecord>): Generator<string> {
  for (const { source, record } of records) {
    if (source === 'microsoft-365') yield `${JSON.stringify(record)}\n`;
  }
}

/** Entra sign-in records, one a line; other feeds are left out. */
export function* writeEntraJsonLines(records: Iterable<VendorRecord>): Generator<string> {
  for (const { source, record } of records) {
    if (source === 'entra-id') yield `${JSON.stringify(record)}\n`;
  }
}
