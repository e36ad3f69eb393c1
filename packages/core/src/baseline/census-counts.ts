import type { Feature } from '../feature/index.ts';
import type { Shown } from './baseline-view.ts';
import { type CensusDays, isUserOf, never, takeCensus } from './census.ts';
import { bitsOf } from './day-bits.ts';
import type { DayIndex } from './day-index.ts';
import { baselineRange, type Day } from './days.ts';
import { HeldCensuses } from './held-censuses.ts';
import { outsideActDays, type TenantCounts } from './tenant-counts.ts';
import { isUsualAmong, shownCountries, type ShownCountries } from './usual-countries.ts';

/** Counted in walks over the days of all subjects, which must all be in the index. */
export class CensusCounts implements TenantCounts {
  readonly #index: DayIndex;
  readonly #censuses: HeldCensuses;
  readonly #members = new Map<Day, Map<string, number[]>>();
  readonly #countries = new Map<Day, ShownCountries>();

  constructor(index: DayIndex) {
    this.#index = index;
    this.#censuses = new HeldCensuses((day) => takeCensus(index, censusDays(day)));
  }

  /** Days were put. */
  clear(): void {
    this.#censuses.clear();
    this.#countries.clear();
    this.#members.clear();
  }

  users(feature: Feature, value: string, day: Day): number {
    const what = this.#index.value(feature, value);
    return what === undefined ? 0 : this.#censuses.of(day).users[what]!;
  }

  active(day: Day): number {
    return this.#censuses.of(day).active;
  }

  peers(group: string, { feature, value }: Shown, day: Day): number {
    const what = this.#index.value(feature, value);
    if (what === undefined) return 0;
    const days = censusDays(day);
    const isUser = (subject: number) => isUserOf(this.#index, { subject, value: what }, days);
    return this.#membersOf(group, day).filter(isUser).length;
  }

  activePeers(group: string, day: Day): number {
    const within = baselineRange(day);
    const isActive = (subject: number) => this.#index.lastActive(subject, within) !== null;
    return this.#membersOf(group, day).filter(isActive).length;
  }

  #membersOf(group: string, day: Day): readonly number[] {
    let members = this.#members.get(day);
    if (!members) this.#members.set(day, (members = this.#index.peers.members(day)));
    return members.get(group) ?? [];
  }

  isUsualCountry(country: string, day: Day): boolean | null {
    let shown = this.#countries.get(day);
    if (!shown) this.#countries.set(day, (shown = shownCountries(this.#index, baselineRange(day))));
    return isUsualAmong(shown.usersOf.get(country) ?? 0, shown.users);
  }

  firstDayOfApplication(application: string, day: Day): Day | null {
    const what = this.#index.value('application', application);
    const first = what === undefined ? never : this.#censuses.of(day).firstDays[what]!;
    return first === never ? null : first;
  }
}

export function censusDays(day: Day): CensusDays {
  const within = baselineRange(day);
  const outside = { from: within.from, to: day - outsideActDays };
  return { within, outside: (block) => bitsOf(block, outside) };
}
