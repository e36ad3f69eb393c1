import type { Feature } from '../feature/index.ts';
import type { Shown } from './baseline-view.ts';
import {
  activePeersOf,
  activeSubjects,
  peersOf,
  shownAnyCountry,
  shownApplication,
  shownCountry,
  usersOf,
} from './count-name.ts';
import { baselineRange, type Day } from './days.ts';
import type { CountChange } from './tally.ts';
import type { TenantCounts } from './tenant-counts.ts';
import { isUsualAmong } from './usual-countries.ts';

/** Counts as a tally keeps them; of a tenant only those that somebody asked for need to be here. */
export class StoredCounts implements TenantCounts {
  readonly #changes = new Map<string, Omit<CountChange, 'name'>[]>();

  get size(): number {
    return this.#changes.size;
  }

  has(name: string): boolean {
    return this.#changes.has(name);
  }

  /** All changes of a count; none: nobody ever showed it. */
  put(name: string, changes: readonly Omit<CountChange, 'name'>[]): void {
    this.#changes.set(name, [...changes]);
  }

  users(feature: Feature, value: string, day: Day): number {
    return this.#countOf(usersOf(feature, value), day);
  }

  active(day: Day): number {
    return this.#countOf(activeSubjects, day);
  }

  peers(group: string, { feature, value }: Shown, day: Day): number {
    return this.#countOf(peersOf(group, feature, value), day);
  }

  activePeers(group: string, day: Day): number {
    return this.#countOf(activePeersOf(group), day);
  }

  isUsualCountry(country: string, day: Day): boolean | null {
    const users = this.#countOf(shownAnyCountry, day);
    return isUsualAmong(this.#countOf(shownCountry(country), day), users);
  }

  firstDayOfApplication(application: string, day: Day): Day | null {
    const { from, to } = baselineRange(day);
    let first: Day | null = null;
    for (const { amount, day: shown } of this.#changesOf(shownApplication(application))) {
      if (amount <= 0 || shown < from || shown > to) continue;
      if (first === null || shown < first) first = shown;
    }
    return first;
  }

  #countOf(name: string, day: Day): number {
    let count = 0;
    for (const change of this.#changesOf(name)) if (change.day <= day) count += change.amount;
    return count;
  }

  #changesOf(name: string): readonly Omit<CountChange, 'name'>[] {
    const changes = this.#changes.get(name);
    // To take it for nobody would make the usual rare.
    if (!changes) throw new Error(`a count was not read before it was asked for: ${name}`);
    return changes;
  }
}
