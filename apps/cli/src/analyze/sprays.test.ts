import { afterAll, expect, it } from 'vitest';
import { analyze, lines, makeFolder, signIn } from '../cli.fixture.ts';

const { write, end } = makeFolder();
afterAll(end);

const path = 'SaaS / Access / Suspicious Login Attempt';
const users = Array.from({ length: 8 }, (_, n) => `person${n}@borealis.example`);

const failures = (more: object = {}, of: readonly string[] = users): object[] =>
  of.map((UserId, n) =>
    signIn(n, {
      UserId,
      UserKey: UserId,
      Operation: 'UserLoginFailed',
      ErrorNumber: '50126',
      ...more,
    }),
  );
const successes = (count: number, of: readonly string[] = users): object[] =>
  Array.from({ length: count }, (_, n) => {
    const UserId = of[n % of.length]!;
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

it('of a large organisation more must fail, and what succeeds beside them still tells it from a spray', async () => {
  const many = Array.from({ length: 200 }, (_, n) => `colleague${n}@borealis.example`);
  const known = many.map((UserId, n) =>
    signIn(n, { Id: `known-${n}`, UserId, UserKey: UserId, ClientIP: '198.51.100.20' }),
  );
  const failing = (count: number) => failures({}, many.slice(0, count));
  expect(await spraysIn([...known, ...failing(14), ...successes(1)])).toEqual([]);
  expect(await spraysIn([...known, ...failing(16), ...successes(1)])).toEqual(['ip:203.0.113.7']);
  expect(await spraysIn([...known, ...failing(16), ...successes(20, many)])).toEqual([]);
});
