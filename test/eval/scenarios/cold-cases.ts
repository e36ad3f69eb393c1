import type { VendorRecord } from '@nightjar/scenarios';
import { type AttackCase, recordsOf, takeover } from './attack-cases.ts';

const hourMs = 3_600_000;
const attack = takeover('A', { days: 40 });

/** A takeover of which no more is known than a part of what happened. */
export type ColdCase = Pick<AttackCase, 'id' | 'now' | 'truth'> & {
  records(): Iterable<VendorRecord>;
};

/** Takeover A where so many days before the intruder's first act are known. */
export function afterHistory(days: number): ColdCase {
  const from = attack.truth.start - days * 24 * hourMs;
  return { ...attack, id: `after ${days} days`, records: () => since(from) };
}

/** Takeover A in an export that holds the last hours of it, and nothing before. */
export function inExportOf(hours: number): ColdCase {
  const name = hours < 48 ? `${hours} hours` : `${hours / 24} days`;
  const from = attack.truth.end - hours * hourMs;
  return { ...attack, id: `in an export of ${name}`, records: () => since(from) };
}

function* since(from: number): Generator<VendorRecord> {
  for (const record of recordsOf(attack)) if (record.happenedAt >= from) yield record;
}
