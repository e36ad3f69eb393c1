import { type Source } from '@nightjar/core';
import { exportRecords } from '@nightjar/scenarios';
import { sourceOf } from '@nightjar/vendors/read';
import { listFixtureRecords } from '../ocsf/list-records.ts';
import { rollFrom } from './dice.ts';
import { varyRecord } from './vary-record.ts';

export type VendorJson = Record<string, unknown>;

/** Any other moment would do. */
const anchor = Date.UTC(2026, 5, 11, 15);

/** The same records for the same seed: of our generators where they make this feed, else of varied fixtures. */
export function makeRecords(source: Source, of: { count: number; seed: number }): VendorJson[] {
  const made = [...generate(source, of.seed)].slice(0, of.count);
  return [...made, ...vary(source, { count: of.count - made.length, seed: of.seed })];
}

function* generate(source: Source, seed: number): Generator<VendorJson> {
  if (source !== 'microsoft-365' && source !== 'entra-id') return;
  const plan = { scenario: 'a', days: 3, seed: String(seed), anchor, size: 20 } as const;
  for (const made of exportRecords(plan)) if (made.source === source) yield made.record;
}

function vary(source: Source, { count, seed }: { count: number; seed: number }): VendorJson[] {
  const fixtures = listFixtureRecords().filter((fixture) => fixture.source === source);
  const dice = rollFrom(seed);
  const records: VendorJson[] = [];
  for (let at = 0; records.length < count && at < count * 10; at++) {
    const { record } = fixtures[at % fixtures.length]!;
    const varied = varyRecord(record, dice) as VendorJson;
    if (sourceOf(varied) === source) records.push(varied);
  }
  return records;
}
