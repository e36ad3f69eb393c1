import { expect, it } from 'vitest';
import type { FeatureScore, ScoredAct } from '../baseline/types.ts';
import type { Feature } from '../feature/index.ts';
import { makeScoredAct } from '../testing/make-scored-act.ts';
import { Journeys } from './journeys.ts';

const hourMs = 3_600_000;
const landedAt = Date.UTC(2026, 2, 10, 10);
const scoreOf = (feature: Feature, of: { daysSeen: number; rarity: number }) => ({
  [feature]: { feature, value: 'any', daysKnown: 40, ...of } as FeatureScore,
});
const inPortugal = {
  asn: 3243,
  asnName: 'MEO',
  country: 'PT',
  class: 'none',
  version: '1',
} as const;

/** Something done from a network in Portugal, where the user never was, so many hours after the landing. */
function abroad(hours: number, more: Partial<ScoredAct> = {}): ScoredAct {
  return makeScoredAct(`act ${hours}`, {
    time: landedAt + hours * hourMs,
    metric: 'saas.mail.accessed',
    ip: '85.240.20.3',
    intel: inPortugal,
    rareNet: true,
    rareSource: true,
    scores: scoreOf('country', { daysSeen: 0, rarity: 98 }),
    ...more,
  });
}

/** A sign-in by hand on a device that is usual: nothing is said of it. */
const byOwnDevice = (hours: number, more: Partial<ScoredAct> = {}): ScoredAct =>
  abroad(hours, { metric: 'saas.login.success', device: 'laptop', ...more });
const isOdd = (act: ScoredAct, ...others: ScoredAct[]): boolean | null =>
  new Journeys([act, ...others]).judge(act).rareSource;

it('where the own device signed in by hand, a country that is new is no odd source', () => {
  expect(isOdd(abroad(5))).toBe(true);
  expect(isOdd(abroad(5), byOwnDevice(0))).toBe(false);
  expect(isOdd(byOwnDevice(0))).toBe(false);
  expect(new Journeys([byOwnDevice(0)]).judge(abroad(5))).toMatchObject({
    rareNet: false,
    onJourney: true,
  });
});

it('from an hour before that sign-in to three days after it', () => {
  for (const [hours, odd] of [
    [-1.1, true],
    [-1, false],
    [72, false],
    [72.1, true],
  ] as const)
    expect([hours, isOdd(abroad(hours), byOwnDevice(0))]).toEqual([hours, odd]);
});

it.each([
  ['a rented network', { intel: { ...inPortugal, class: 'vpn' } }],
  ['another country', { intel: { ...inPortugal, country: 'BR' } }],
  ['a client that is new', { scores: scoreOf('client', { daysSeen: 0, rarity: 97 }) }],
] as const)('%s stays odd, wherever the device is', (_, more) => {
  expect(isOdd(abroad(5, more), byOwnDevice(0))).toBe(true);
});

it.each([
  ['a device of four days', { scores: scoreOf('device', { daysSeen: 4, rarity: 60 }) }],
  ['a token that is renewed', { interactive: false }],
  ['a sign-in that names no device', { device: undefined }],
  ['a failure', { metric: 'saas.login.failure' }],
  ['one by a rented network of that country', { intel: { ...inPortugal, class: 'hosting' } }],
] as const)('%s vouches for nothing', (_, more) => {
  expect(isOdd(abroad(5), byOwnDevice(0, more as Partial<ScoredAct>))).toBe(true);
});
