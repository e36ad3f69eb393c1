import type { Act } from '@nightjar/core/entity';
import { dayOfAct, rentedClasses, valueOf, type ReferenceDay } from './baseline-days.ts';

/** An act with what the baseline says of it. Rarities 0-100; null: still learning. */
export interface JudgedAct {
  act: Act;
  /** By feature; a feature that the act does not show has none. */
  rarity: Record<string, number | null>;
  /** By feature: baseline days with the value. */
  daysSeen: Record<string, number>;
  rareNet: boolean | null;
  rareSource: boolean | null;
  /** The subject's own history was too short. */
  acrossUsers: boolean;
  maturity: number;
  busiestFailureHour: number;
  succeededFromNetwork: boolean;
  appAgeDays: number | null;
  usersKnown: number;
}

const usualDays = 5;
const burnInDays = 5;
const knownDaysMin = 10;
const rareMin = 90;
const outsideDays = 4;

const shows = (day: ReferenceDay, feature: string, value: string): boolean =>
  day.values[feature]?.includes(value) ?? false;

/** detection.md 2.3: H[j] = number of baseline days whose newest value had been seen on j days. */
const newnessOf = (days: readonly ReferenceDay[], feature: string): number[] => {
  const newness = [0, 0, 0, 0, 0, 0];
  const active = days.filter((day) => day.active);
  for (const day of active.slice(burnInDays)) {
    const earlier = days.filter((other) => other.day < day.day);
    const ks = (day.values[feature] ?? []).map(
      (value) => earlier.filter((other) => shows(other, feature, value)).length,
    );
    const m = Math.min(usualDays, ...ks);
    newness[m] = newness[m]! + 1;
  }
  return newness;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const rarityOf = (k: number, newness: readonly number[]): number | null => {
  if (k >= usualDays) return 0;
  const known = sum(newness);
  if (known < knownDaysMin) return null;
  return Math.max(0, 100 * (1 - (0.5 + sum(newness.slice(0, k + 1))) / (known + 1)));
};

/** The days d-91 ... d-2 of an event of day d. */
const baselineOf = (day: number, days: readonly ReferenceDay[]): ReferenceDay[] =>
  days.filter((one) => one.day >= day - 91 && one.day <= day - 2);

/** Users other than the subject with the value on two days, one of them outside 72 h of the act. */
const otherUsersOf = (
  act: Act,
  { feature, value }: { feature: string; value: string },
  days: readonly ReferenceDay[],
): number => {
  const showing = days.filter((one) => one.subject !== act.subject && shows(one, feature, value));
  const users = [...new Set(showing.map(({ subject }) => subject))];
  return users.filter((user) => {
    const own = showing.filter(({ subject }) => subject === user);
    return own.length >= 2 && own.some(({ day }) => day <= dayOfAct(act) - outsideDays);
  }).length;
};

const countriesOfUsers = (days: readonly ReferenceDay[]): string[][] =>
  [...new Set(days.map(({ subject }) => subject))]
    .map((user) => [
      ...new Set(
        days
          .filter(({ subject }) => subject === user)
          .flatMap(({ values }) => values.country ?? []),
      ),
    ])
    .filter((countries) => countries.length > 0);

/** A country outside those of 2 % (two at the least) of ten or more users. */
const isStrangeCountry = (country: string | null, days: readonly ReferenceDay[]): boolean => {
  const users = countriesOfUsers(days);
  if (country === null || users.length < 10) return false;
  const living = users.filter((countries) => countries.includes(country)).length;
  return living < Math.max(2, users.length * 0.02);
};

/** Judges an act by the sealed days of its tenant: detection.md 2.3, 2.4, 2.6. */
export function judgeAct(act: Act, allDays: readonly ReferenceDay[]): JudgedAct {
  const days = baselineOf(dayOfAct(act), allDays);
  const own = days.filter(({ subject }) => subject === act.subject);
  const rarity: Record<string, number | null> = {};
  const daysSeen: Record<string, number> = {};
  for (const [feature, read] of Object.entries(valueOf)) {
    const value = read(act);
    if (value === null) continue;
    daysSeen[feature] = own.filter((day) => shows(day, feature, value)).length;
    rarity[feature] = rarityOf(daysSeen[feature], newnessOf(own, feature));
  }
  const active = own.filter((day) => day.active);
  const known = Math.max(0, active.length - burnInDays);
  const others = days.filter((day) => day.active && day.subject !== act.subject);
  const usersKnown = new Set(others.map(({ subject }) => subject)).size;
  return {
    act,
    rarity,
    daysSeen,
    ...judgeSource(act, { rarity, daysSeen, usersKnown, days }),
    maturity: Math.min(1, known / 20),
    busiestFailureHour: Math.max(0, ...own.map(({ rates }) => rates.failures ?? 0)),
    succeededFromNetwork: (daysSeen.asn ?? 0) > 0,
    appAgeDays: appAgeOf(act, days),
    usersKnown,
  };
}

const judgeSource = (
  act: Act,
  of: Pick<JudgedAct, 'rarity' | 'daysSeen' | 'usersKnown'> & { days: readonly ReferenceDay[] },
): Pick<JudgedAct, 'rareNet' | 'rareSource' | 'acrossUsers'> => {
  const value = valueOf.asn!(act);
  if (value === null) return { rareNet: null, rareSource: null, acrossUsers: false };
  const others = otherUsersOf(act, { feature: 'asn', value }, of.days);
  const isRented = valueOf.ipClass!(act) !== null;
  const own = of.rarity.asn ?? null;
  if (own === null) {
    if (others > 0) return { rareNet: false, rareSource: false, acrossUsers: true };
    const isStrange = isRented || isStrangeCountry(act.intel?.country ?? null, of.days);
    const verdict = isStrange ? true : null;
    return { rareNet: verdict, rareSource: verdict, acrossUsers: true };
  }
  const rareNet = own >= rareMin && others < Math.max(2, of.usersKnown * 0.01);
  const isOdd =
    (isRented && (of.daysSeen.ipClass ?? 0) < usualDays) ||
    (of.rarity.country ?? 0) >= rareMin ||
    (of.rarity.client ?? 0) >= rareMin;
  return { rareNet, rareSource: rareNet && isOdd, acrossUsers: false };
};

/** Days since anyone in the tenant first used the application; null: never. */
const appAgeOf = (act: Act, days: readonly ReferenceDay[]): number | null => {
  const app = act.grant?.appId ?? null;
  const used = app === null ? [] : days.filter((day) => shows(day, 'application', app));
  return used.length === 0 ? null : dayOfAct(act) - Math.min(...used.map(({ day }) => day));
};

export const isRented = (act: Act): boolean => rentedClasses.includes(act.intel?.class ?? '');
export const isRare = (rarity: number | null | undefined): boolean => (rarity ?? 0) >= rareMin;
