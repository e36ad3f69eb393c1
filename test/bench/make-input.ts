import { benignDays, createOrganisation, type VendorRecord } from '@nightjar/scenarios';

/** Ordinary records of one tenant, in the order of happening, at least so many. */
export function makeRecords(of: { seed: string; count: number; anchor: number }): VendorRecord[] {
  let records: VendorRecord[] = [];
  for (let days = 4; records.length < of.count; days *= 2) {
    const organisation = createOrganisation({
      seed: of.seed,
      name: of.seed,
      slug: of.seed,
      domain: `${of.seed}.example`,
      size: 60,
      countries: ['GB'],
    });
    records = Array.from(benignDays(organisation, { anchor: of.anchor, days }));
  }
  return records.slice(0, of.count);
}

/** Cut into pieces of at most `size`. */
export function piecesOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}
