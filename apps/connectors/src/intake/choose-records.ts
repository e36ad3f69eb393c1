import type { UnderstoodRecord } from './understand-record.ts';

export interface Choice {
  /** New events, sorted by id. */
  fresh: UnderstoodRecord[];
  /** Records that say again what is there. */
  duplicates: number;
  /** Records whose id is taken by other content. */
  conflicts: UnderstoodRecord[];
}

/**
 * Which records become events. Of new records with one id the smallest content hash wins, whatever their
 * order. An event that is stored stays: its batch has been handed on.
 */
export function chooseRecords(
  records: readonly UnderstoodRecord[],
  known: ReadonlyMap<string, Uint8Array>,
): Choice {
  const sorted = records.toSorted(
    (a, b) =>
      (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0) ||
      Buffer.compare(a.row.contentHash, b.row.contentHash) ||
      a.line - b.line,
  );
  const choice: Choice = { fresh: [], duplicates: 0, conflicts: [] };
  for (const record of sorted) {
    const last = choice.fresh.at(-1)?.row;
    const { id } = record.row;
    const taken = known.get(id) ?? (last?.id === id ? last.contentHash : undefined);
    if (taken === undefined) choice.fresh.push(record);
    else if (Buffer.compare(taken, record.row.contentHash) === 0) choice.duplicates += 1;
    else choice.conflicts.push(record);
  }
  return choice;
}
