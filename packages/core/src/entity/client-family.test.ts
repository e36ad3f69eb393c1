import { expect, it } from 'vitest';
import { clientFamilyOf, systemOf } from './client-family.ts';

it.each([
  ['axios/1.7.2', undefined, 'Node'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) CriOS/124.0 Safari/604.1',
    undefined,
    'Chrome / iOS',
  ],
  ['Teams/1.0 (iOS 17.4)', undefined, 'Teams / iOS'],
  ['axios/1.7.2', 'Windows10', 'Node / Windows'],
])('%s of %s is %s', (userAgent, os, family) => {
  expect(clientFamilyOf(userAgent, os)).toBe(family);
});

it.each([
  ['Chrome / iOS', 'iOS'],
  ['Node', null],
  [null, null],
])('the system of %s is %s', (family, system) => {
  expect(systemOf(family)).toBe(system);
});
