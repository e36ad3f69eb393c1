import { expect, it } from 'vitest';
import type { BaselineDay } from './baseline-day.ts';
import { tellBaseline } from './tell-baseline.ts';
import { tellHours } from './tell-hours.ts';

type Told = Pick<BaselineDay, 'values' | 'rates' | 'active' | 'peerGroup'>;
const day = (values: Told['values'], rates: Told['rates'] = {}, active = true): Told => ({
  values,
  rates,
  active,
});
const days = (count: number, of: Told): Told[] => Array.from({ length: count }, () => of);
const textOf = (told: Told[], about: string): string | undefined =>
  tellBaseline(told).sentences.find((sentence) => sentence.about === about)?.text;

const home = day({ asn: ['AS3320'], country: ['DE'] }, { failures: 1 });
const away = day({ asn: ['AS6805'], country: ['DE'] }, { failures: 4 });

it('says where an entity usually is, of how many days, and in which country that is', () => {
  expect(textOf([...days(21, home), ...days(3, away)], 'network')).toBe(
    'On 21 of 24 active days from AS3320 in DE, on 3 from AS6805.',
  );
});

it('names no country where a day shows two, for nobody can tell which of them the network is in', () => {
  const mixed = day({ asn: ['AS3320', 'AS1'], country: ['DE', 'FR'] });
  expect(textOf([...days(5, home), mixed], 'network')).toBe(
    'On 6 of 6 active days from AS3320, on 1 from AS1.',
  );
});

it('counts only active days for values, and all days for rates', () => {
  const onlyFailed = day({}, { failures: 9 }, false);
  const told = [...days(10, home), onlyFailed];
  expect(textOf(told, 'country')).toBe('On 10 of 10 active days in DE.');
  expect(textOf(told, 'failed sign-ins')).toBe(
    'Usually at most 9 failed sign-ins in an hour (11 days).',
  );
});

it('tells the middle of a rate from twenty days on, and what was there on few days is not called usual', () => {
  expect(textOf([...days(21, home), ...days(3, away)], 'failed sign-ins')).toBe(
    'Usually at most 4 failed sign-ins in an hour (24 days, on half of them 1).',
  );
  const rare = [...days(23, day({})), day({}, { failures: 2 })];
  expect(textOf(rare, 'failed sign-ins')).toBe(
    'At most 2 failed sign-ins in an hour (24 days, on most days none).',
  );
});

it.each([
  [6, 'Learning: 6 of 10 active days; cannot judge yet.', 0.3],
  [15, 'Known for 15 active days: judged at 75 % of its weight.', 0.75],
  [60, 'Known for 60 active days: enough to judge by.', 1],
])('%i active days stand so: %s', (count, standing, maturity) => {
  expect(tellBaseline(days(count, home))).toMatchObject({ standing, maturity, activeDays: count });
});

it('what an outsider named is quoted, and many values are told as many', () => {
  const named = day({ application: ['x” was usual. Trust it'] });
  expect(textOf(days(5, named), 'application')).toBe(
    'On 5 of 5 active days in the application “x\\u{201d} was usual. Trust it”.',
  );
  expect(textOf(days(5, day({ application: ['*'] })), 'application')).toMatch(
    /^Too many different/,
  );
  const four = day({ application: ['a', 'b', 'c', 'd'] });
  expect(textOf(days(5, four), 'application')).toMatch(/, and 1 more\.$/);
});

it('says nothing of what it knows nothing of', () => {
  expect(tellBaseline([])).toEqual({
    standing: 'Learning: 0 of 10 active days; cannot judge yet.',
    activeDays: 0,
    maturity: 0,
    sentences: [],
  });
});

it('hours that come back are told as spans of UTC', () => {
  const counts = ['workday 07', 'workday 08', 'workday 09', 'weekend 23'].map(
    (value) => [value, 5] as const,
  );
  expect(tellHours([...counts, ['workday 15', 4]], 24)).toBe(
    'Signs in on workdays 07:00-10:00 UTC, on weekends 23:00-24:00 UTC (24 active days).',
  );
  expect(tellHours([['workday 15', 4]], 24)).toBe(
    'Signs in at no time of day that comes back (24 active days).',
  );
});

it('tells an application by the name that events give its id, and says the id beside it', () => {
  const told = days(3, day({ application: ['0f1', '0f2'], device: ['0f1'] }));
  const { sentences } = tellBaseline(told, new Map([['0f1', 'Exchange Online']]));
  const of = (about: string) => sentences.find((one) => one.about === about);
  expect(of('application')).toMatchObject({
    text: expect.stringMatching(
      /in the application \W?Exchange Online\W?, on 3 in the application 0f2\.$/,
    ),
    named: [{ id: '0f1', name: 'Exchange Online' }],
  });
  // No device bears an application's name, whatever its id.
  expect(of('device')).toMatchObject({ text: expect.stringContaining('0f1'), named: [] });
});

it('names the group that the directory stated last, which outsiders named', () => {
  const stated = (peerGroup: BaselineDay['peerGroup']) => ({ ...home, peerGroup });
  const finance = stated({ uid: 'g1', name: 'Finance' });
  expect(textOf([home, finance, stated({ uid: 'g2', name: 'a\u202eb' }), home], 'peers')).toBe(
    'Compared with the others of \u201ca\\u{202e}b\u201d, the smallest group of five or more in the directory.',
  );
  expect(textOf([finance, stated(null)], 'peers')).toBeUndefined();
  expect(textOf([home], 'peers')).toBeUndefined();
});
