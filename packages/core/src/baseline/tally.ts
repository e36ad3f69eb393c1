import { type Feature, features } from '../feature/index.ts';
import type { BaselineDay } from './baseline-day.ts';
import {
  activePeersOf,
  activeSubjects,
  peersOf,
  shownAnyCountry,
  shownApplication,
  shownCountry,
  usersOf,
} from './count-name.ts';
import type { Span } from './day-bits.ts';
import { baselineDays, baselineGapDays, type Day } from './days.ts';
import { outsideActDays } from './tenant-counts.ts';

/** By how much a count is more, or less, for acts of the day and later than for those before. */
export interface CountChange {
  name: string;
  day: Day;
  amount: number;
}

/** Further from a day that is put nothing changes: a subject's days this far on both sides are enough to tally. */
export const tallyReachDays = baselineDays + 1;

const firstAsking = (day: Day): Day => day + baselineGapDays;
const lastAsking = (day: Day): Day => day + baselineDays + 1;

/**
 * What a tenant's counts are, as differences from one day to the next, so that a day of a subject that is put changes
 * few of them, whoever else there is. Whether a subject counts is a few spans of days that an act may ask from.
 */
export class Tally {
  readonly #amounts = new Map<string, Map<Day, number>>();

  /** Adds what a subject's days are in the counts; -1 takes it back. */
  add(own: readonly BaselineDay[], times: 1 | -1): void {
    const days = own.toSorted((a, b) => a.day - b.day);
    const counted = new Map<string, Counted>();
    for (const { active, day, values } of days) {
      if (active) note(counted, { name: activeSubjects, day, make: countedActive });
      for (const feature of features)
        for (const value of values[feature] ?? [])
          note(counted, {
            name: usersOf(feature, value),
            day,
            make: () => countedUse(feature, value),
          });
      const { application = [], country = [] } = values;
      if (country.length > 0) note(counted, { name: shownAnyCountry, day, make: countedShown });
      for (const value of country)
        note(counted, { name: shownCountry(value), day, make: countedShown });
      for (const value of application) this.#change(shownApplication(value), day, times);
    }
    const memberships = membershipsOf(days);
    for (const [name, of] of counted)
      for (const span of spansOf(of)) {
        this.#addSpan(name, span, times);
        if (of.inGroup)
          for (const { group, ...member } of memberships)
            this.#addSpan(of.inGroup(group), overlapOf(span, member), times);
      }
  }

  #addSpan(name: string, { from, to }: Span, times: 1 | -1): void {
    if (from > to) return;
    this.#change(name, from, times);
    this.#change(name, to + 1, -times);
  }

  #change(name: string, day: Day, amount: number): void {
    let amounts = this.#amounts.get(name);
    if (!amounts) this.#amounts.set(name, (amounts = new Map()));
    amounts.set(day, (amounts.get(day) ?? 0) + amount);
  }

  /** What is left once what was taken back is gone. */
  changes(): CountChange[] {
    const changes: CountChange[] = [];
    for (const [name, amounts] of this.#amounts)
      for (const [day, amount] of amounts) if (amount !== 0) changes.push({ name, day, amount });
    return changes;
  }
}

/** On which days a subject showed what is counted. */
interface Counted {
  days: Day[];
  /** Two days make a user; to be active, or in a country, takes one. */
  isUse: boolean;
  /** What it is called among the members of a group, where that is counted. */
  inGroup?: (group: string) => string;
}

const countedShown = (): Counted => ({ days: [], isUse: false });
const countedActive = (): Counted => ({ ...countedShown(), inGroup: activePeersOf });
const countedUse = (feature: Feature, value: string): Counted => ({
  days: [],
  isUse: true,
  inGroup: (group) => peersOf(group, feature, value),
});

function note(
  known: Map<string, Counted>,
  { day, make, name }: { name: string; day: Day; make: () => Counted },
): void {
  let counted = known.get(name);
  if (!counted) known.set(name, (counted = make()));
  counted.days.push(day);
}

/** From which days on an act finds the subject counted, in order and without overlap. */
function* spansOf({ days, isUse }: Counted): Generator<Span> {
  let counted = -Infinity;
  for (const [at, day] of days.entries()) {
    const first = isUse ? usedFrom(day, days[at + 1] ?? Infinity) : firstAsking(day);
    const span = { from: Math.max(first, counted + 1), to: lastAsking(day) };
    if (span.from > span.to) continue;
    yield span;
    counted = span.to;
  }
}

/** Two days make a user, the first of them outside the act's own. */
const usedFrom = (day: Day, next: Day): Day => Math.max(day + outsideActDays, firstAsking(next));

/** What a directory states holds until it states something else, or is out of the baseline. */
function membershipsOf(days: readonly BaselineDay[]): (Span & { group: string })[] {
  const stated = days.filter(({ peerGroup }) => peerGroup !== undefined);
  return stated.flatMap(({ day, peerGroup }, at) => {
    const next = stated[at + 1]?.day ?? Infinity;
    const to = Math.min(firstAsking(next) - 1, lastAsking(day));
    return peerGroup ? [{ group: peerGroup.uid, from: firstAsking(day), to }] : [];
  });
}

const overlapOf = (a: Span, b: Span): Span => ({
  from: Math.max(a.from, b.from),
  to: Math.min(a.to, b.to),
});
