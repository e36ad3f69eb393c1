import type { Group } from '../entity/types.ts';
import type { Feature, Rate } from '../feature/index.ts';
import { type BuiltDay, isOnlyStated } from './baseline-day.ts';
import type { BaselineView, Shown, ValueSeen } from './baseline-view.ts';
import { type CensusDays, countOthers, isUserOf, takeCensus } from './census.ts';
import { bitsOf } from './day-bits.ts';
import { DayIndex } from './day-index.ts';
import type { Day } from './days.ts';
import { HeldCensuses } from './held-censuses.ts';
import { LastStated } from './last-stated.ts';
import { SubjectPast } from './subject-past.ts';
import { isUsualAmong, shownCountries, type ShownCountries } from './usual-countries.ts';

/** An act's own 72 h. */
const outsideActDays = 3;
const ever = { from: -Infinity, to: Infinity };

/**
 * What is usual in an export, seen from its end: all other days count, the future included, and a value's
 * whole episode is left out, so that an attack of several days does not make itself usual. Episodes of
 * different new values that follow one another within three days are one episode: an intruder who changes
 * his network daily would otherwise look like a heavy traveller.
 */
export class RetrospectiveBaseline implements BaselineView {
  readonly #index = new DayIndex();
  readonly #text: string;
  readonly #pasts = new Map<number, SubjectPast>();
  readonly #censuses = new HeldCensuses((day) => takeCensus(this.#index, censusDays(day)));
  readonly #stated = new LastStated();
  #countries: ShownCountries | undefined;

  constructor(days: Iterable<BuiltDay>, windowText: string) {
    for (const day of days) {
      this.#stated.add(day);
      if (!isOnlyStated(day)) this.#index.put(day);
    }
    this.#text = windowText;
  }

  seenByUser(subject: string, feature: Feature, value: string, day: Day): ValueSeen {
    const past = this.#pastOf(subject);
    if (!past) return { daysSeen: 0, newness: [0, 0, 0, 0, 0, 0] };
    const what = this.#index.value(feature, value);
    return {
      daysSeen: what === undefined ? 0 : past.daysOutside(what, day),
      newness: past.newnessOf(feature, day),
    };
  }

  #pastOf(subject: string): SubjectPast | undefined {
    const who = this.#index.subject(subject);
    if (who === undefined) return undefined;
    let past = this.#pasts.get(who);
    if (!past) this.#pasts.set(who, (past = new SubjectPast(this.#index, who)));
    return past;
  }

  otherUsers(subject: string, feature: Feature, value: string, day: Day): number {
    const what = this.#index.value(feature, value);
    if (what === undefined) return 0;
    const asked = { who: this.#index.subject(subject), what, days: censusDays(day) };
    return countOthers(this.#index, this.#censuses.of(day), asked);
  }

  usersKnown(subject: string, _day: Day): number {
    const { subjects } = this.#index.arena;
    return this.#index.subject(subject) === undefined ? subjects : subjects - 1;
  }

  peerGroup(subject: string, _day: Day): Group | null {
    return this.#stated.groupOf(subject);
  }

  otherPeers(of: { subject: string; group: string }, shown: Shown, day: Day): number {
    const value = this.#index.value(shown.feature, shown.value);
    if (value === undefined) return 0;
    const days = censusDays(day);
    return this.#othersOf(of.subject, of.group).filter((subject) =>
      isUserOf(this.#index, { subject, value }, days),
    ).length;
  }

  peersKnown(subject: string, group: string, _day: Day): number {
    return this.#othersOf(subject, group).length;
  }

  /** Of whom the export tells anything. */
  #othersOf(subject: string, group: string): number[] {
    return this.#stated.membersOf(group).flatMap((member) => {
      const who = member === subject ? undefined : this.#index.subject(member);
      return who === undefined ? [] : [who];
    });
  }

  isUsualCountry(country: string, _day: Day): boolean | null {
    const { users, usersOf } = (this.#countries ??= shownCountries(this.#index, ever));
    return isUsualAmong(usersOf.get(country) ?? 0, users);
  }

  busiest(subject: string, rate: Rate, day: Day): number {
    const who = this.#index.subject(subject);
    if (who === undefined) return 0;
    return this.#index.rates.busiest(who, rate, (other) => Math.abs(other - day) > 1);
  }

  lastActive(subject: string, day: Day): Day | null {
    const who = this.#index.subject(subject);
    return who === undefined ? null : this.#index.lastActive(who, { from: -Infinity, to: day - 1 });
  }

  firstDayOfApplication(application: string, day: Day): Day | null {
    const what = this.#index.value('application', application);
    if (what === undefined) return null;
    const first = this.#censuses.of(day).firstDays[what]!;
    return first < day ? first : null;
  }

  windowText(_day: Day): string {
    return this.#text;
  }
}

function censusDays(day: Day): CensusDays {
  const around = { from: day - outsideActDays, to: day + outsideActDays };
  return { within: ever, outside: (block) => ~bitsOf(block, around) };
}
