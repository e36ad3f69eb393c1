import type { IpIntelligence } from '@nightjar/core';
import { expect, test } from 'vitest';
import { parseNetwork } from './parse-network.ts';
import { withEgress } from './with-egress.ts';

test.each([
  ['203.0.113.9/24', '203.0.113.0/24'],
  [' 203.0.113.9 ', '203.0.113.9/32'],
  ['203.0.113.255/25', '203.0.113.128/25'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:DB8:1:2::5/48', '2001:db8:1::/48'],
  ['2001:db8:abcd::/36', '2001:db8:a000::/36'],
  ['2001:db8::1', '2001:db8::1/128'],
  ['as64500', 'AS64500'],
])('%s is the network %s', (text, canonical) => {
  expect(parseNetwork(text)?.text).toBe(canonical);
  expect(parseNetwork(canonical)?.text).toBe(canonical);
});

test.each([
  '',
  'AS0',
  'AS4294967296',
  'ASx',
  '203.0.113.0/33',
  '203.0.113.0/',
  '203.0.113.0/24/1',
  '203.0.113.7:443',
  '2001:db8::/129',
  '[2001:db8::1]',
  'fe80::1%eth0',
  'gateway.example',
])('"%s" is no network', (text) => expect(parseNetwork(text)).toBeNull());

const hosting: IpIntelligence = {
  asn: 64_500,
  asnName: 'Rented',
  country: 'SE',
  class: 'hosting',
  version: 'test',
};
const lookUp = (ip: string): IpIntelligence => ({
  ...hosting,
  asn: ip.includes(':') ? null : 64_500,
});
const declared = (...texts: string[]) =>
  withEgress(
    lookUp,
    texts.map((text) => parseNetwork(text)!),
  );

test('an address of a declared prefix is of the egress, and what else is known of it stays', () => {
  const ask = declared('203.0.113.0/28', '2001:db8:1::/48');
  expect(ask('203.0.113.15')).toEqual({ ...hosting, class: 'egress' });
  expect(ask('203.0.113.15:443').class).toBe('egress');
  expect(ask('[2001:db8:1:ffff::1]:25').class).toBe('egress');
  expect(ask('::ffff:203.0.113.1').class).toBe('egress');
  for (const other of ['203.0.113.16', '2001:db8:2::1', 'nonsense', ''])
    expect(ask(other).class).toBe('hosting');
});

test('a declared number holds every address of that network', () => {
  const ask = declared('AS64500');
  expect([ask('198.51.100.1').class, ask('2001:db8::1').class]).toEqual(['egress', 'hosting']);
});

test('without a declaration nothing is another', () => expect(withEgress(lookUp, [])).toBe(lookUp));
