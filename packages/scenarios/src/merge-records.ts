import type { VendorRecord } from './types.ts';

/** Two ordered sequences as one, in order of happening; equal times keep the first sequence first. */
export function* mergeRecords(
  first: Iterable<VendorRecord>,
  second: Iterable<VendorRecord>,
): Generator<VendorRecord> {
  const inserted = second[Symbol.iterator]();
  let next = inserted.next();
  for (const record of first) {
    while (!next.done && next.value.happenedAt < record.happenedAt) {
      yield next.value;
      next = inserted.next();
    }
    yield record;
  }
  for (; !next.done; next = inserted.next()) yield next.value;
}
