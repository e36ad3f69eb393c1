import type { Feature, Rate } from '../feature/index.ts';
import { type BaselineDay, manyValues } from './baseline-day.ts';
import type { BaselineView, ValueSeen } from './baseline-view.ts';
import { countBetween, DayIndex, valueKey } from './day-index.ts';
import { baselineRange, type Day, isoDay } from './days.ts';
import { burnInDays, usualDays } from './rarity.ts';

/** Days that count as outside the 72 h around an act of day d: d-4 and before. */
const outsideActDays = 4;

/** What is usual in one tenant, from closed days d-91 ... d-2 only. Read-only for scoring; days are put by closing. */
export class TenantBaseline implements BaselineView {
  readonly #index = new DayIndex();
  #newness = new Map<string, readonly number[]>();
  #others = new Map<string, readonly string[]>();
  #active = new Map<Day, ReadonlySet<string>>();
  #countries = new Map<Day, ReadonlySet<string> | null>();

  put(day: BaselineDay): void {
    this.#index.put(day);
    this.#newness = new Map();
    this.#others = new Map();
    this.#active = new Map();
    this.#countries = new Map();
  }

  seenByUser(subject: string, feature: Feature, value: string, day: Day): ValueSeen {
    const { from, to } = baselineRange(day);
    return {
      daysSeen: countBetween(this.#index.daysOf(subject, feature, value), from, to),
      newness: this.#newnessOf(subject, feature, day),
    };
  }

  /** H[j] over the range; the first active days are burn-in: then everything is new. */
  #newnessOf(subject: string, feature: Feature, day: Day): readonly number[] {
    const key = `${day}|${feature}|${subject}`;
    const known = this.#newness.get(key);
    if (known) return known;
    const { from, to } = baselineRange(day);
    const newness = [0, 0, 0, 0, 0, 0];
    const seen = new Map<string, number>();
    let active = 0;
    for (const past of this.#index.subjects.get(subject)?.days ?? []) {
      if (past.day < from || past.day > to) continue;
      let newest = usualDays;
      for (const value of past.values[feature] ?? []) {
        const before = value === manyValues ? 0 : (seen.get(value) ?? 0);
        newest = Math.min(newest, before);
        seen.set(value, before + 1);
      }
      if (past.active && ++active > burnInDays) newness[newest]!++;
    }
    this.#newness.set(key, newness);
    return newness;
  }

  otherUsers(subject: string, feature: Feature, value: string, day: Day): number {
    const users = this.#usersOf(feature, value, day);
    return users.length - (users.includes(subject) ? 1 : 0);
  }

  #usersOf(feature: Feature, value: string, day: Day): readonly string[] {
    const key = `${day}|${valueKey(feature, value)}`;
    const known = this.#others.get(key);
    if (known) return known;
    const { from, to } = baselineRange(day);
    const users = [...(this.#index.valueUsers.get(valueKey(feature, value)) ?? [])].filter(
      (user) => {
        const days = this.#index.daysOf(user, feature, value);
        return (
          countBetween(days, from, to) >= 2 && countBetween(days, from, day - outsideActDays) >= 1
        );
      },
    );
    this.#others.set(key, users);
    return users;
  }

  usersKnown(subject: string, day: Day): number {
    const users = this.#usersActive(day);
    return users.size - (users.has(subject) ? 1 : 0);
  }

  #usersActive(day: Day): ReadonlySet<string> {
    const known = this.#active.get(day);
    if (known) return known;
    const { from, to } = baselineRange(day);
    const users = new Set<string>();
    for (const [user, of] of this.#index.subjects) {
      if (of.days.some((past) => past.active && past.day >= from && past.day <= to))
        users.add(user);
    }
    this.#active.set(day, users);
    return users;
  }

  usualCountries(day: Day): ReadonlySet<string> | null {
    const known = this.#countries.get(day);
    if (known !== undefined) return known;
    const found = usualCountriesOf(this.#index, baselineRange(day));
    this.#countries.set(day, found);
    return found;
  }

  busiest(subject: string, rate: Rate, day: Day): number {
    const { from, to } = baselineRange(day);
    let busiest = 0;
    for (const past of this.#index.subjects.get(subject)?.days ?? []) {
      if (past.day >= from && past.day <= to) busiest = Math.max(busiest, past.rates[rate] ?? 0);
    }
    return busiest;
  }

  lastActive(subject: string, day: Day): Day | null {
    const { from, to } = baselineRange(day);
    const past = this.#index.subjects.get(subject)?.days ?? [];
    return past.findLast((one) => one.active && one.day >= from && one.day <= to)?.day ?? null;
  }

  firstSeenInTenant(feature: Feature, value: string, day: Day): Day | null {
    const { from, to } = baselineRange(day);
    return firstDayOf(this.#index, valueKey(feature, value), (seen) => seen >= from && seen <= to);
  }

  windowText(day: Day): string {
    return `the 90 days to ${isoDay(day - 2)}`;
  }
}

/** First of the days, over all users, that passes. */
export function firstDayOf(
  index: DayIndex,
  key: string,
  passes: (day: Day) => boolean,
): Day | null {
  let first: Day | null = null;
  for (const user of index.valueUsers.get(key) ?? []) {
    const found = index.subjects.get(user)?.valueDays.get(key)?.find(passes);
    if (found !== undefined && (first === null || found < first)) first = found;
  }
  return first;
}

/** Countries of at least 2 % of at least ten users. */
export function usualCountriesOf(
  index: DayIndex,
  range: { from: Day; to: Day },
): ReadonlySet<string> | null {
  const usersByCountry = new Map<string, number>();
  let users = 0;
  for (const of of index.subjects.values()) {
    const mine = new Set<string>();
    for (const past of of.days) {
      if (past.day < range.from || past.day > range.to) continue;
      for (const country of past.values.country ?? []) mine.add(country);
    }
    if (mine.size > 0) users++;
    for (const country of mine) usersByCountry.set(country, (usersByCountry.get(country) ?? 0) + 1);
  }
  if (users < 10) return null;
  return new Set(
    [...usersByCountry]
      .filter(([, count]) => count >= users * 0.02 && count >= 2)
      .map(([country]) => country),
  );
}
