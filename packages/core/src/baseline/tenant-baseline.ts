import type { Group } from '../entity/types.ts';
import type { Feature, Rate } from '../feature/index.ts';
import type { BaselineDay } from './baseline-day.ts';
import type { BaselineView, Shown, ValueSeen } from './baseline-view.ts';
import { isUserOf } from './census.ts';
import { CensusCounts, censusDays } from './census-counts.ts';
import { DayIndex } from './day-index.ts';
import { baselineRange, type Day, isoDay } from './days.ts';
import { HeldNewness } from './held-newness.ts';
import { NewnessCounter } from './newness.ts';
import type { TenantCounts } from './tenant-counts.ts';

const nothing: readonly number[] = [0, 0, 0, 0, 0, 0];

/**
 * What is usual in one tenant, from closed days d-91 ... d-2 only. Read-only for scoring; days are put by closing. Where
 * the tenant's counts are given, only days of those subjects are needed that somebody asks about.
 */
export class TenantBaseline implements BaselineView {
  readonly #index = new DayIndex();
  readonly #census = new CensusCounts(this.#index);
  readonly #newness = new HeldNewness(new NewnessCounter(this.#index));
  readonly #counts: TenantCounts;

  constructor(counts?: TenantCounts) {
    this.#counts = counts ?? this.#census;
  }

  put(day: BaselineDay): void {
    this.#index.put(day);
    this.#census.clear();
    this.#newness.clear();
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
    const count = this.#counts.users(feature, value, day);
    return count > 0 && this.#isUser(subject, { feature, value }, day) ? count - 1 : count;
  }

  /** Whether the counts have the subject in. */
  #isUser(subject: string, { feature, value }: Shown, day: Day): boolean {
    const who = this.#index.subject(subject);
    const what = this.#index.value(feature, value);
    if (who === undefined || what === undefined) return false;
    return isUserOf(this.#index, { subject: who, value: what }, censusDays(day));
  }

  peerGroup(subject: string, day: Day): Group | null {
    const who = this.#index.subject(subject);
    return who === undefined ? null : this.#index.peers.of(who, day);
  }

  otherPeers(of: { subject: string; group: string }, shown: Shown, day: Day): number {
    const count = this.#counts.peers(of.group, shown, day);
    return count > 0 && this.#isUser(of.subject, shown, day) ? count - 1 : count;
  }

  peersKnown(subject: string, group: string, day: Day): number {
    const active = this.#counts.activePeers(group, day);
    return this.lastActive(subject, day) === null ? active : active - 1;
  }

  usersKnown(subject: string, day: Day): number {
    const active = this.#counts.active(day);
    return this.lastActive(subject, day) === null ? active : active - 1;
  }

  isUsualCountry(country: string, day: Day): boolean | null {
    return this.#counts.isUsualCountry(country, day);
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

  firstDayOfApplication(application: string, day: Day): Day | null {
    return this.#counts.firstDayOfApplication(application, day);
  }

  windowText(day: Day): string {
    return `the 90 days to ${isoDay(day - 2)}`;
  }
}
