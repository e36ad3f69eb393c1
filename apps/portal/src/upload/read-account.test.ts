import { expect, it } from 'vitest';
import { readAccount } from './read-account.ts';

it('an account is read with the error beside it', () => {
  const account = { error: 'too large', read: 2, kinds: [] };
  expect(readAccount(JSON.stringify(account))).toEqual(account);
});

it.each(['<html>413 Request Entity Too Large</html>', '', 'null', '{"error":"too large"}', '[]'])(
  '%o is none',
  (text) => expect(readAccount(text)).toBeUndefined(),
);
