import { type Feature, features, type Rate } from '../feature/index.ts';
import { type BaselineDay, manyValues } from './baseline-day.ts';
import type { BaselineView, ValueSeen } from './baseline-view.ts';
import { DayIndex, type SubjectDays, valueKey } from './day-index.ts';
import type { Day } from './days.ts';
import { usualDays } from './rarity.ts';
import { firstDayOf, usualCountriesOf } from './tenant-baseline.ts';

/** Days of an episode may lie this far apart. */
const episodeGapDays = 3;
/** An episode longer than this share of the active days is how the subject lives now. */
const episodeShareMax = 0.25;
/** An act's own 72 h. */
const outsideActDays = 3;

/** Of a subject's days and one feature how usual the newest value was, and how many active days of each there are. */
interface Newest {
  days: Uint8Array;
  total: readonly number[];
}

/**
 * What is usual in an export, seen from its end: all other days count, the future included, and a value's
 * whole episode is left out, so that an attack of several days does not make itself usual. Episodes of
 * different new values that follow one another within three days are one episode: an intruder who changes
 * his network daily would otherwise look like a heavy traveller.
 */
export class RetrospectiveBaseline implements BaselineView {
  readonly #index = new DayIndex();
  readonly #text: string;
  readonly #newest = new Map<string, Newest>();
  readonly #novel = new Map<string, readonly Day[]>();
  /** By value, of one day: exports are in the order of time, or nearly. */
  readonly #others = new Map<string, ReadonlySet<string>>();
  #othersDay: Day | undefined;
  #countries: ReadonlySet<string> | null | undefined;

  constructor(days: Iterable<BaselineDay>, windowText: string) {
    for (const day of days) this.#index.put(day);
    this.#text = windowText;
  }

  seenByUser(subject: string, feature: Feature, value: string, day: Day): ValueSeen {
    const of = this.#index.subjects.get(subject);
    return {
      daysSeen: of ? daysOutside(of, valueKey(feature, value), day) : 0,
      newness: this.#newnessOf(subject, feature, day),
    };
  }

  #newnessOf(subject: string, feature: Feature, day: Day): readonly number[] {
    const of = this.#index.subjects.get(subject);
    if (!of) return [0, 0, 0, 0, 0, 0];
    const { days, total } = this.#newestOf(subject, of, feature);
    const newness = [...total];
    // Of all active days those that are left out are few.
    for (const left of new Set([day, ...this.#episodeOf(subject, of, day)])) {
      const at = of.days.findIndex((past) => past.day === left);
      if (at >= 0 && of.days[at]!.active) newness[days[at]!]!--;
    }
    return newness;
  }

  /** Of each of the subject's days how usual its newest value is; it does not depend on who asks. */
  #newestOf(subject: string, of: SubjectDays, feature: Feature): Newest {
    const key = `${feature}|${subject}`;
    let newest = this.#newest.get(key);
    if (!newest) {
      const days = Uint8Array.from(of.days, (past) => newestOf(of, past, feature));
      const total = [0, 0, 0, 0, 0, 0];
      for (const [at, past] of of.days.entries()) if (past.active) total[days[at]!]!++;
      this.#newest.set(key, (newest = { days, total }));
    }
    return newest;
  }

  #episodeOf(subject: string, of: SubjectDays, day: Day): ReadonlySet<Day> {
    let novel = this.#novel.get(subject);
    if (!novel) {
      novel = of.days.filter((past) => isNovel(of, past)).map((past) => past.day);
      this.#novel.set(subject, novel);
    }
    return noveltyEpisode(of, novel, day);
  }

  otherUsers(subject: string, feature: Feature, value: string, day: Day): number {
    const users = this.#usersOf(feature, value, day);
    return users.size - (users.has(subject) ? 1 : 0);
  }

  #usersOf(feature: Feature, value: string, day: Day): ReadonlySet<string> {
    if (this.#othersDay !== day) this.#others.clear();
    this.#othersDay = day;
    const key = valueKey(feature, value);
    const known = this.#others.get(key);
    if (known) return known;
    const users = new Set<string>();
    for (const user of this.#index.valueUsers.get(key) ?? []) {
      const days = this.#index.daysOf(user, feature, value);
      if (days.length >= 2 && days.some((seen) => Math.abs(seen - day) > outsideActDays))
        users.add(user);
    }
    this.#others.set(key, users);
    return users;
  }

  usersKnown(subject: string, _day: Day): number {
    return this.#index.subjects.size - (this.#index.subjects.has(subject) ? 1 : 0);
  }

  usualCountries(_day: Day): ReadonlySet<string> | null {
    this.#countries ??= usualCountriesOf(this.#index, { from: -Infinity, to: Infinity });
    return this.#countries;
  }

  busiest(subject: string, rate: Rate, day: Day): number {
    let busiest = 0;
    for (const other of this.#index.subjects.get(subject)?.days ?? []) {
      if (Math.abs(other.day - day) > 1) busiest = Math.max(busiest, other.rates[rate] ?? 0);
    }
    return busiest;
  }

  lastActive(subject: string, day: Day): Day | null {
    const past = this.#index.subjects.get(subject)?.days ?? [];
    return past.findLast((one) => one.active && one.day < day)?.day ?? null;
  }

  firstSeenInTenant(feature: Feature, value: string, day: Day): Day | null {
    return firstDayOf(this.#index, valueKey(feature, value), (seen) => seen < day);
  }

  windowText(_day: Day): string {
    return this.#text;
  }
}

function newestOf(of: SubjectDays, past: BaselineDay, feature: Feature): number {
  let newest = usualDays;
  for (const value of past.values[feature] ?? []) {
    newest = Math.min(
      newest,
      value === manyValues ? 0 : daysOutside(of, valueKey(feature, value), past.day),
    );
  }
  return newest;
}

/** Days with the value outside its episode around the day; a long episode is usual. */
function daysOutside(of: SubjectDays, key: string, day: Day): number {
  const days = of.valueDays.get(key) ?? [];
  const episode = episodeAround(days, day);
  if (episode > activeDays(of) * episodeShareMax) return usualDays;
  return days.length - episode;
}

function episodeAround(days: readonly Day[], day: Day): number {
  let count = 0;
  for (
    let at = day, i = days.findLastIndex((seen) => seen <= day);
    i >= 0 && at - days[i]! <= episodeGapDays;
    i--
  ) {
    at = days[i]!;
    count++;
  }
  for (
    let at = day, i = days.findIndex((seen) => seen > day);
    i >= 0 && i < days.length && days[i]! - at <= episodeGapDays;
    i++
  ) {
    at = days[i]!;
    count++;
  }
  return count;
}

/** Days chained to this one, each of which shows a value that the subject shows in that episode alone. */
function noveltyEpisode(of: SubjectDays, novel: readonly Day[], day: Day): ReadonlySet<Day> {
  const chain = new Set<Day>();
  for (
    let at = day, i = novel.findLastIndex((seen) => seen <= day);
    i >= 0 && at - novel[i]! <= episodeGapDays;
    i--
  ) {
    chain.add((at = novel[i]!));
  }
  for (
    let at = day, i = novel.findIndex((seen) => seen > day);
    i >= 0 && i < novel.length && novel[i]! - at <= episodeGapDays;
    i++
  ) {
    chain.add((at = novel[i]!));
  }
  return chain.size <= activeDays(of) * episodeShareMax ? chain : new Set();
}

const placeFeatures = features.filter(
  (feature) => feature === 'asn' || feature === 'country' || feature === 'ipClass',
);

function isNovel(of: SubjectDays, past: BaselineDay): boolean {
  return placeFeatures.some((feature) =>
    (past.values[feature] ?? []).some(
      (value) => daysOutside(of, valueKey(feature, value), past.day) === 0,
    ),
  );
}

function activeDays(of: SubjectDays): number {
  let active = 0;
  for (const past of of.days) if (past.active) active++;
  return active;
}
