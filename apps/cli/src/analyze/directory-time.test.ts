import { utimesSync } from 'node:fs';
import { dayOf, HitTest } from '@nightjar/core';
import { afterAll, expect, it } from 'vitest';
import { analyze, lines, makeFolder, now, signIn } from '../cli.fixture.ts';
import { learn } from './learn.ts';
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

const reading = { lookUp: () => nothing, onBytes: () => undefined, now };

/** The times of a file's records, or why they have none. */
async function timesOf(file: string, changedAt: number): Promise<(number | string)[]> {
  utimesSync(file, changedAt / 1000, changedAt / 1000);
  const times: (number | string)[] = [];
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

it('who only stands in a directory was not seen, and the time at which it was taken is no time of the export', async () => {
  const own = write('own.jsonl', lines(signIn(1)));
  const users = lines(user, { ...user, id: '2', userPrincipalName: 'b.idle@borealis.example' });
  const directory = write('directory.jsonl', users);
  const { document } = await analyze(own, directory);
  expect(document.eventsRead).toBe(3);
  expect(document.entities.map(({ key }) => key)).toEqual(['user:a.reader@borealis.example']);
  const { span } = await learn([own, directory], reading, new HitTest([]));
  const day = dayOf(now) - 1;
  expect(span).toEqual({ first: day, last: day });
});
