import type { VendorRecord } from '../types.ts';

/** Entra sign-in records as one JSON array, as its portal exports them; other feeds are left out. */
export function* writeEntraJson(records: Iterable<VendorRecord>): Generator<string> {
  let separator = '[\n';
  for (const { source, record } of records) {
    if (source !== 'entra-id') continue;
    yield separator + JSON.stringify(record);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
