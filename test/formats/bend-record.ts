import type { VendorJson } from './make-records.ts';

/** The twin of a writer, broken on purpose: of every record it spoils the first longer text. */
export function bendRecord(record: VendorJson): VendorJson {
  const found = Object.entries(record).find(
    ([name, value]) => typeof value === 'string' && value.length > 3 && name !== '_path',
  );
  return found ? { ...record, [found[0]]: `${String(found[1]).slice(0, -1)}~` } : {};
}
