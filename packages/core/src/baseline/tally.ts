import { features } from '../feature/index.ts';
import type { BaselineDay } from './baseline-day.ts';
import {
  activeSubjects,
  shownAnyCountry,
  shownApplication,
  shownCountry,
  usersOf,
} from './count-name.ts';
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
    const used = new Map<string, Day[]>();
    const shown = new Map<string, Day[]>();
    for (const { active, day, values } of own.toSorted((a, b) => a.day - b.day)) {
      if (active) note(shown, activeSubjects, day);
      for (const feature of features)
        for (const value of values[feature] ?? []) note(used, usersOf(feature, value), day);
      const { application = [], country = [] } = values;
      if (country.length > 0) note(shown, shownAnyCountry, day);
      for (const value of country) note(shown, shownCountry(value), day);
      for (const value of application) this.#change(shownApplication(value), day, times);
    }
    for (const [name, days] of used) this.#addSpans(name, { days, times, from: usedFrom });
    for (const [name, days] of shown) this.#addSpans(name, { days, times, from: firstAsking });
  }

  /** `from`: as of when a day, with the one after it, makes the subject count; until the day is out of the baseline. */
  #addSpans(
    name: string,
    of: { days: readonly Day[]; times: 1 | -1; from: (day: Day, next: Day) => Day },
  ): void {
    let counted = -Infinity;
    for (const [at, day] of of.days.entries()) {
      const from = Math.max(of.from(day, of.days[at + 1] ?? Infinity), counted + 1);
      if (from <= lastAsking(day)) {
        this.#change(name, from, of.times);
        this.#change(name, lastAsking(day) + 1, -of.times);
        counted = lastAsking(day);
      }
    }
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

/** Two days make a user, the first of them outside the act's own. */
const usedFrom = (day: Day, next: Day): Day => Math.max(day + outsideActDays, firstAsking(next));

function note(known: Map<string, Day[]>, name: string, day: Day): void {
  const days = known.get(name);
  if (days) days.push(day);
  else known.set(name, [day]);
}
