import { expect, test } from 'vitest';
import { parseAddress } from './parse-address.ts';

test.each([
  ['1.2.3.4', '1.2.3.4', null],
  [' 1.2.3.4:567 ', '1.2.3.4', 567],
  ['[::1]:443', '::1', 443],
  ['[2603:1036:0::5]', '2603:1036::5', null],
  ['FE80::1%eth0', 'fe80::1', null],
  ['[fe80::1%12]:25', 'fe80::1', 25],
  ['::ffff:1.2.3.4', '1.2.3.4', null],
  ['[::ffff:102:304]:80', '1.2.3.4', 80],
  ['2001:0db8:0:0:1:0:0:1', '2001:db8::1:0:0:1', null],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1', null],
  ['::', '::', null],
  ['1::', '1::', null],
])('%s is read as %s', (text, ip, port) => {
  expect(parseAddress(text)).toMatchObject({ ip, port });
});

test.each([
  '',
  'host',
  '1.2.3',
  '1.2.3.256',
  '1.2.3.4:99999',
  '1::2::3',
  '12345::',
  ':::',
  '<none>',
  'x'.repeat(200),
])('%s is no address', (text) => {
  expect(parseAddress(text)).toBeNull();
});

test('addresses of one /56 share a key, its neighbour does not', () => {
  const key = (text: string) => parseAddress(text)?.key;
  expect(key('2001:db8:1:1::1')).toBe(key('2001:db8:1:ff::2'));
  expect(key('2001:db8:1:100::1')).toBe(key('2001:db8:1:1::1')! + 1);
  expect(key('fe80::1')).toBe(-1);
});
