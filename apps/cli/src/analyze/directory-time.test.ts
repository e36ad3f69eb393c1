import { utimesSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { lines, makeFolder, now, signIn } from '../cli.fixture.ts';
import { readActs } from './read-acts.ts';

const { write, end } = makeFolder();
afterAll(end);

const user = {
  id: '1',
  userPrincipalName: 'a.reader@borealis.example',
  displayName: 'A Reader',
  department: 'Finance',
};
const nothing = { asn: null, asnName: null, country: null, class: 'none', version: '' } as const;

/** The times of a file's records, or why they have none. */
async function timesOf(file: string, changedAt: number): Promise<(number | string)[]> {
  utimesSync(file, changedAt / 1000, changedAt / 1000);
  const times: (number | string)[] = [];
  const reading = { lookUp: () => nothing, onBytes: () => undefined, now };
  for await (const read of readActs([file], reading))
    times.push(read.ok ? read.act.time : read.reason);
  return times;
}

it('a directory is as of the last change of its file, other records are of their own time', async () => {
  const file = write('users.jsonl', lines(user, { ...user, asOf: '2026-06-01' }, signIn(1)));
  const at = now - 3 * 86_400_000;
  const own = now - 86_400_000 + 60_000;
  expect(await timesOf(file, at)).toEqual([at, Date.UTC(2026, 5, 1), own]);
});

it('a file that another clock wrote is not of the future', async () => {
  expect(await timesOf(write('ahead.jsonl', lines(user)), now + 86_400_000)).toEqual([now]);
});
