import { readdirSync, readFileSync } from 'node:fs';
import type { OcsfEvent, Source } from '@nightjar/core';

/** A record in the vendor's shape, made by us, and the event that it means. */
export interface VendorFixture {
  name: string;
  record: Record<string, unknown>;
  event: OcsfEvent;
}

/** The fixtures beside a vendor's normaliser. */
export function listFixtures(source: Source): VendorFixture[] {
  const folder = new URL(`./${source}/fixtures/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      name: name.replace(/\.json$/, ''),
      ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Omit<VendorFixture, 'name'>),
    }));
}
