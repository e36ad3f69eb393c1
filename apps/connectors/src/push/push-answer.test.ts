import type { Read } from '@nightjar/vendors/read';
import { expect, it } from 'vitest';
import { PushAccount } from './push-answer.ts';

const good = (line: number, more: object = {}): Read => ({
  ok: true,
  line,
  source: 'entra-id',
  container: 'CSV, zip',
  record: {},
  ...more,
});
const nothing = { accepted: 0, duplicates: 0, empty: 0, refused: [], operations: [] };

it('tells each kind once, with how many files and records it was', () => {
  const account = new PushAccount();
  for (const member of ['a', 'b'])
    for (const line of [1, 2]) account.addRead(good(line, { member }));
  account.addRead(good(1, { source: 'zeek', container: 'Zeek log, zip', member: 'c' }));
  account.addRead({ ok: false, line: 0, reason: 'unreadable', raw: '', member: 'd' });
  const { read, kinds } = account.answer();
  expect(read).toBe(5);
  expect(kinds).toEqual([
    { source: 'entra-id', name: 'Entra sign-ins', container: 'CSV, zip', files: 2, records: 4 },
    { source: 'zeek', name: 'Zeek', container: 'Zeek log, zip', files: 1, records: 1 },
  ]);
});

it('groups refusals by reason, the most frequent first, whatever record they name', () => {
  const account = new PushAccount();
  const refused = [
    { line: 1, reason: 'not JSON' },
    { line: 2, reason: 'duplicate id with other content: record-1' },
    { line: 3, reason: 'duplicate id with other content: record-2' },
  ];
  account.addStored({ ...nothing, refused });
  expect(account.answer()).toMatchObject({
    refusedTotal: 3,
    refused,
    reasons: [
      { reason: 'duplicate id with other content', records: 2 },
      { reason: 'not JSON', records: 1 },
    ],
  });
});

it('shows the first lines of each reason, however many records share another', () => {
  const account = new PushAccount();
  const refusedFor = (reason: string, from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ line: from + n, reason }));
  account.addStored({ ...nothing, refused: refusedFor('unknown kind', 1, 1000) });
  account.addStored({ ...nothing, refused: refusedFor('not JSON', 2000, 3) });
  const { refused } = account.answer();
  const linesOf = (of: string) => refused.filter(({ reason }) => reason === of);
  expect(linesOf('unknown kind').map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(linesOf('not JSON').map(({ line }) => line)).toEqual([2000, 2001, 2002]);
});

it('counts operations that nobody taught, and no others', () => {
  const account = new PushAccount();
  const kind = { source: 'microsoft-365', operation: 'Odd', classUid: 6003 } as const;
  const operations = [99, 99, 1].map((activityId) => ({ ...kind, activityId }));
  account.addStored({ ...nothing, operations });
  const untaught = [{ source: 'microsoft-365', operation: 'Odd', events: 2 }];
  expect(account.answer().untaught).toEqual(untaught);
});

it('a body of ever new reasons does not grow the account', () => {
  const account = new PushAccount();
  for (let n = 0; n < 1000; n += 1)
    account.addStored({ ...nothing, refused: [{ line: n, reason: `${n} ${'x'.repeat(5000)}` }] });
  const { reasons, refused, refusedTotal } = account.answer();
  expect(refusedTotal).toBe(1000);
  expect(refused).toHaveLength(60);
  expect(Math.max(...refused.map(({ reason }) => reason.length))).toBe(300);
  expect(reasons).toHaveLength(51);
  expect(reasons[0]).toEqual({ reason: 'other reasons', records: 950 });
  expect(reasons.reduce((sum, { records }) => sum + records, 0)).toBe(1000);
  expect(Math.max(...reasons.map(({ reason }) => reason.length))).toBe(300);
});
