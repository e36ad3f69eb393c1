import { expect, it } from 'vitest';
import { chooseRecords } from './choose-records.ts';
import type { UnderstoodRecord } from './understand-record.ts';

const record = (id: string, hash: number, line = 0): UnderstoodRecord =>
  ({ row: { id, contentHash: Buffer.alloc(16, hash) }, line }) as unknown as UnderstoodRecord;
const idsOf = (records: UnderstoodRecord[]) => records.map(({ row }) => row.id);

it('of new records with one id the smallest hash wins, whatever their order', () => {
  const records = [record('b', 2), record('a', 9), record('a', 1), record('a', 5)];
  for (const order of [records, records.toReversed()]) {
    const { fresh, conflicts, duplicates } = chooseRecords(order, new Map());
    expect(idsOf(fresh)).toEqual(['a', 'b']);
    expect(fresh[0]!.row.contentHash[0]).toBe(1);
    expect(conflicts.map(({ row }) => row.contentHash[0])).toEqual([5, 9]);
    expect(duplicates).toBe(0);
  }
});

it('the same record again is a duplicate, in the push or in the rows', () => {
  const known = new Map([['k', Buffer.alloc(16, 3)]]);
  const records = [record('a', 1), record('a', 1), record('k', 3), record('k', 4)];
  const { fresh, conflicts, duplicates } = chooseRecords(records, known);
  expect([idsOf(fresh), idsOf(conflicts), duplicates]).toEqual([['a'], ['k'], 2]);
});

it('a smaller hash than that of a stored event takes its place, and what was stored is no duplicate then', () => {
  const known = new Map([['k', Buffer.alloc(16, 3)]]);
  const records = [record('k', 3), record('k', 2), record('a', 1)];
  const { fresh, replaced, conflicts, duplicates } = chooseRecords(records, known);
  expect([idsOf(fresh), [...replaced]]).toEqual([['a', 'k'], ['k']]);
  expect([idsOf(conflicts), duplicates]).toEqual([['k'], 0]);
});
