import { expect, test } from 'vitest';
import { classOfProvider } from './class-of-provider.ts';

test.each([
  [14_061, 'hosting'],
  [9009, 'vpn'],
  [8075, 'hosting'],
  [21_928, 'mobile'],
  [36_183, 'relay'],
  [64_500, null],
  [0, null],
] as const)('AS%i is known as %s', (asn, kind) => expect(classOfProvider(asn)).toBe(kind));
