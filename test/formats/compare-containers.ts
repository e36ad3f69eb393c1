import { type Source } from '@nightjar/core';
import { vendors } from '@nightjar/vendors';
import { readRecords } from '@nightjar/vendors/read';
import { lookUpFixture } from '../../packages/vendors/src/look-up.fixture.ts';
import { type Container, containers } from './containers.ts';
import { makeRecords, type VendorJson } from './make-records.ts';

/** One feed in one container: how many of its records gave another event than the record itself. */
export interface Comparison {
  source: Source;
  container: string;
  records: number;
  differences: number;
  /** The first record that differs. */
  first: string | null;
}

/** What a writer is given in place of the records. */
export type Bend = (record: VendorJson) => VendorJson;

/** The same records of a feed in each of its containers, each against the records themselves. */
export async function compareContainers(
  source: Source,
  of: { count: number; seed: number; bend?: Bend },
): Promise<Comparison[]> {
  // As a record comes: through JSON.
  const records = makeRecords(source, of).map(
    (record) => JSON.parse(JSON.stringify(record)) as VendorJson,
  );
  const compared: Comparison[] = [];
  for (const container of containers) {
    if (container.of?.includes(source) === false) continue;
    const held = records.filter(container.holds ?? (() => true));
    const expected = held.map((record) => meaningOf(source, record));
    const found = await readBack(container, of.bend ? held.map(of.bend) : held);
    compared.push({
      source,
      container: container.name,
      records: held.length,
      ...difference(expected, found),
    });
  }
  return compared;
}

async function readBack(container: Container, records: readonly VendorJson[]): Promise<string[]> {
  const written = container.write(records);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < written.length; at += 10_007) yield written.subarray(at, at + 10_007);
  };
  const found: string[] = [];
  for await (const read of readRecords(chunks()))
    found.push(read.ok ? meaningOf(read.source, read.record) : `line ${read.line}: ${read.reason}`);
  return found;
}

function meaningOf(source: Source, record: unknown): string {
  const normalised = vendors[source].normalise(record, lookUpFixture);
  return normalised.ok ? sorted(normalised.event) : normalised.reason;
}

/** JSON in the order of the names. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function difference(
  expected: readonly string[],
  found: readonly string[],
): Pick<Comparison, 'differences' | 'first'> {
  const length = Math.max(expected.length, found.length);
  const differing = Array.from({ length }, (_, at) => at).filter(
    (at) => expected[at] !== found[at],
  );
  const [first] = differing;
  return {
    differences: differing.length,
    first: first === undefined ? null : `${expected[first]}\n  is read as ${found[first]}`,
  };
}
