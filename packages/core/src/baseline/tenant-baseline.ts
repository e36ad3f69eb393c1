import type { Feature, Rate } from '../feature/index.ts';
import type { BaselineDay } from './baseline-day.ts';
import type { BaselineView, ValueSeen } from './baseline-view.ts';
import { type CensusDays, countOthers, never, takeCensus } from './census.ts';
import { bitsOf } from './day-bits.ts';
import { DayIndex } from './day-index.ts';
import { baselineRange, type Day, isoDay } from './days.ts';
import { HeldCensuses } from './held-censuses.ts';
import { HeldNewness } from './held-newness.ts';
import { NewnessCounter } from './newness.ts';
import { usualCountriesOf } from './usual-countries.ts';

/** Days that count as outside the 72 h around an act of day d: d-4 and before. */
const outsideActDays = 4;
const nothing: readonly number[] = [0, 0, 0, 0, 0, 0];

/** What is usual in one tenant, from closed days d-91 ... d-2 only. Read-only for scoring; days are put by closing. */
export class TenantBaseline implements BaselineView {
  readonly #index = new DayIndex();
  readonly #censuses = new HeldCensuses((day) => takeCensus(this.#index, censusDays(day)));
  readonly #newness = new HeldNewness(new NewnessCounter(this.#index));
  readonly #countries = new Map<Day, ReadonlySet<string> | null>();

  put(day: BaselineDay): void {
    this.#index.put(day);
    this.#censuses.clear();
    this.#newness.clear();
    this.#countries.clear();
  }

  seenByUser(subject: string, feature: Feature, value: string, day: Day): ValueSeen {
    const who = this.#index.subject(subject);
    if (who === undefined) return { daysSeen: 0, newness: nothing };
    const within = baselineRange(day);
    const what = this.#index.value(feature, value);
    return {
      daysSeen: what === undefined ? 0 : this.#index.arena.countDays(who, what, within),
      newness: this.#newness.of(who, feature, day),
    };
  }

  otherUsers(subject: string, feature: Feature, value: string, day: Day): number {
    const what = this.#index.value(feature, value);
    if (what === undefined) return 0;
    const asked = { who: this.#index.subject(subject), what, days: censusDays(day) };
    return countOthers(this.#index, this.#censuses.of(day), asked);
  }

  usersKnown(subject: string, day: Day): number {
    const { active } = this.#censuses.of(day);
    return this.lastActive(subject, day) === null ? active : active - 1;
  }

  usualCountries(day: Day): ReadonlySet<string> | null {
    let found = this.#countries.get(day);
    if (found === undefined) {
      found = usualCountriesOf(this.#index, baselineRange(day));
      this.#countries.set(day, found);
    }
    return found;
  }

  busiest(subject: string, rate: Rate, day: Day): number {
    const who = this.#index.subject(subject);
    if (who === undefined) return 0;
    const { from, to } = baselineRange(day);
    return this.#index.rates.busiest(who, rate, (past) => past >= from && past <= to);
  }

  lastActive(subject: string, day: Day): Day | null {
    const who = this.#index.subject(subject);
    return who === undefined ? null : this.#index.lastActive(who, baselineRange(day));
  }

  firstSeenInTenant(feature: Feature, value: string, day: Day): Day | null {
    const what = this.#index.value(feature, value);
    const first = what === undefined ? never : this.#censuses.of(day).firstDays[what]!;
    return first === never ? null : first;
  }

  windowText(day: Day): string {
    return `the 90 days to ${isoDay(day - 2)}`;
  }
}

function censusDays(day: Day): CensusDays {
  const within = baselineRange(day);
  const outside = { from: within.from, to: day - outsideActDays };
  return { within, outside: (block) => bitsOf(block, outside) };
}
