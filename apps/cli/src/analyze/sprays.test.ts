import { afterAll, expect, it } from 'vitest';
import { analyze, lines, makeFolder, signIn } from '../cli.fixture.ts';

const { write, end } = makeFolder();
afterAll(end);

const path = 'SaaS / Access / Suspicious Login Attempt';
const users = Array.from({ length: 8 }, (_, n) => `person${n}@borealis.example`);

const failures = (more: object = {}): object[] =>
  users.map((UserId, n) =>
    signIn(n, {
      UserId,
      UserKey: UserId,
      Operation: 'UserLoginFailed',
      ErrorNumber: '50126',
      ...more,
    }),
  );
const successes = (count: number): object[] =>
  Array.from({ length: count }, (_, n) => {
    const UserId = users[n % users.length]!;
    return signIn(n % 20, { Id: `success-${n}`, UserId, UserKey: UserId });
  });

const spraysIn = async (records: readonly object[]): Promise<string[]> => {
  const { document } = await analyze(write('spray.jsonl', lines(...records)));
  return document.ungroupedBreaches
    .filter(({ model, entity }) => model === path && entity.startsWith('ip:'))
    .map(({ entity }) => entity);
};

it('failures of many users at one address, and hardly a success, are a spray', async () => {
  expect(await spraysIn([...failures(), ...successes(1)])).toEqual(['ip:203.0.113.7']);
});

it('an office on a password-reset day, where more sign-ins succeed than fail, is none', async () => {
  expect(await spraysIn([...failures(), ...successes(20)])).toEqual([]);
});

it('names that do not exist count for the address', async () => {
  expect(await spraysIn(failures({ ErrorNumber: '50034' }))).toEqual(['ip:203.0.113.7']);
});
