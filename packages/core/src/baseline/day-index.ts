import { type Feature, features } from '../feature/index.ts';
import type { BaselineDay } from './baseline-day.ts';
import type { Day } from './days.ts';

/** Days of one subject, ascending; and per value the days that showed it, ascending. */
export interface SubjectDays {
  days: BaselineDay[];
  valueDays: Map<string, Day[]>;
}

export function valueKey(feature: Feature, value: string): string {
  return `${feature}|${value}`;
}

/** Sealed days of one tenant, by subject and by value. Days may be put in any order; a day replaces itself. */
export class DayIndex {
  readonly subjects = new Map<string, SubjectDays>();
  readonly valueUsers = new Map<string, Set<string>>();

  put(day: BaselineDay): void {
    let of = this.subjects.get(day.subject);
    if (!of) this.subjects.set(day.subject, (of = { days: [], valueDays: new Map() }));
    const at = lowerBound(of.days, day.day);
    if (of.days[at]?.day === day.day) this.#forget(of, of.days[at]);
    of.days.splice(at, of.days[at]?.day === day.day ? 1 : 0, day);
    for (const feature of features) {
      for (const value of day.values[feature] ?? [])
        this.#remember(of, day, valueKey(feature, value));
    }
  }

  #remember(of: SubjectDays, day: BaselineDay, key: string): void {
    let days = of.valueDays.get(key);
    if (!days) of.valueDays.set(key, (days = []));
    insertSorted(days, day.day);
    let users = this.valueUsers.get(key);
    if (!users) this.valueUsers.set(key, (users = new Set()));
    users.add(day.subject);
  }

  #forget(of: SubjectDays, day: BaselineDay): void {
    for (const feature of features) {
      for (const value of day.values[feature] ?? []) {
        const key = valueKey(feature, value);
        const left = (of.valueDays.get(key) ?? []).filter((known) => known !== day.day);
        of.valueDays.set(key, left);
        if (left.length === 0) this.valueUsers.get(key)?.delete(day.subject);
      }
    }
  }

  daysOf(subject: string, feature: Feature, value: string): readonly Day[] {
    return this.subjects.get(subject)?.valueDays.get(valueKey(feature, value)) ?? [];
  }
}

/** How many of the ascending days lie in [from, to]. */
export function countBetween(days: readonly Day[], from: Day, to: Day): number {
  let count = 0;
  for (const day of days) if (day >= from && day <= to) count++;
  return count;
}

function lowerBound(days: readonly BaselineDay[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]!.day < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertSorted(days: Day[], day: Day): void {
  let at = days.length;
  while (at > 0 && days[at - 1]! > day) at--;
  if (days[at - 1] !== day) days.splice(at, 0, day);
}
