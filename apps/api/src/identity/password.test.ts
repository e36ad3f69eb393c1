import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './password.ts';

test('a password fits its own hash and no other', async () => {
  const hash = await hashPassword('correct horse');
  expect(await isPassword('correct horse', hash)).toBe(true);
  expect(await isPassword('correct horses', hash)).toBe(false);
});

test('equal passwords have different hashes', async () => {
  expect(await hashPassword('one')).not.toBe(await hashPassword('one'));
});

test.each([
  undefined,
  null,
  '',
  'scrypt$2$1$1$AA$AA',
  'scrypt$16384$8$5$',
  'scrypt$16384$8$5$AA$AA',
])('nothing fits a hash such as %s', async (hash) => {
  expect(await isPassword('', hash)).toBe(false);
});
