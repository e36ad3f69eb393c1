import type { UnderstoodRecord } from './understand-record.ts';

export interface Choice {
  /** New events, sorted by id. */
  fresh: UnderstoodRecord[];
  /** Ids of those among them that take the place of a stored event. */
  replaced: Set<string>;
  /** Records that say again what is there. */
  duplicates: number;
  /** Records whose id is taken by other content. */
  conflicts: UnderstoodRecord[];
}

/**
 * Which records become events. Of all with one id, in the push or in the rows, the smallest content hash
 * wins, whatever their order: what stands must not depend on what came first.
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
  const choice: Choice = { fresh: [], replaced: new Set(), duplicates: 0, conflicts: [] };
  for (const record of sorted) {
    const last = choice.fresh.at(-1)?.row;
    const { id, contentHash } = record.row;
    const stored = known.get(id);
    const taken = last?.id === id ? last.contentHash : stored;
    const order = taken === undefined ? -1 : Buffer.compare(contentHash, taken);
    if (order < 0) choice.fresh.push(record);
    else if (order === 0) choice.duplicates += 1;
    else choice.conflicts.push(record);
    if (order < 0 && stored !== undefined) choice.replaced.add(id);
  }
  return choice;
}
