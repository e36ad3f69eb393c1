import { expect, test } from 'vitest';
import type { Observation } from '../model/types.ts';
import { breachOf } from './breaches.fixture.ts';
import { applicationNamesOf, sayObserved } from './say-observed.ts';

const appId = 'ff8d92dc-3d82-41d6-bcbd-b9174d163620';

function said(feature: string, observed: string, names = new Map<string, string>()): string {
  const score = { feature } as Observation['score'];
  return sayObserved({ feature, observed, expected: '', window: '', n: 1, score }, names);
}

test('what was observed is said in words where there are any', () => {
  expect(said('country', 'KW')).toBe('Kuwait');
  expect(said('ipClass', 'vpn')).toBe('a VPN service');
  expect(said('operation', 'admin:New-InboxRule')).toBe('New-InboxRule');
  expect(said('hour', 'workday 23')).toBe('a working day, 23:00 to 23:59 UTC');
  expect(said('signInError', '50126')).toBe('wrong password (50126)');
  expect(said('application', '00000003-0000-0000-c000-000000000000')).toBe('Microsoft Graph');
});

const granted = breachOf({
  id: 'g',
  group: 'PERSIST',
  at: 0,
  facts: { appId, appName: 'Microsoft Graph' },
});

test('an application is named as the findings name it, in quotes and beside its id', () => {
  const names = applicationNamesOf([granted]);
  expect(said('application', appId, names)).toBe(`“Microsoft Graph”, ${appId}`);
  expect(said('application', appId)).toBe(appId);
});

test('what outsiders wrote stays as it is', () => {
  for (const hostile of ['<script>', 'constructor', '__proto__'])
    for (const feature of ['hour', 'ipClass', 'client', 'application', 'signInError'])
      expect(said(feature, hostile)).toBe(hostile);
});
