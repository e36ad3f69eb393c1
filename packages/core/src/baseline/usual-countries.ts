import { none } from './day-arena.ts';
import { bitsOf, type Span } from './day-bits.ts';
import type { DayIndex } from './day-index.ts';

const usersMin = 10;
const shareMin = 0.02;
const countryUsersMin = 2;

/** Whether a country of so many users is one of at least 2 % of at least ten; null: there are fewer. */
export function isUsualAmong(count: number, users: number): boolean | null {
  if (users < usersMin) return null;
  return count >= users * shareMin && count >= countryUsersMin;
}

export interface ShownCountries {
  /** Subjects that showed any country. */
  users: number;
  usersOf: ReadonlyMap<string, number>;
}

export function shownCountries(index: DayIndex, within: Span): ShownCountries {
  const usersOf = new Map<string, number>();
  let users = 0;
  for (let subject = 0; subject < index.arena.subjects; subject++) {
    const shown = countriesOf(index, subject, within);
    if (shown.size > 0) users++;
    for (const number of shown) {
      const country = index.values.values[number]!;
      usersOf.set(country, (usersOf.get(country) ?? 0) + 1);
    }
  }
  return { users, usersOf };
}

function countriesOf(index: DayIndex, subject: number, within: Span): ReadonlySet<number> {
  const { arena, values } = index;
  const shown = new Set<number>();
  for (let page = arena.firstPage(subject); page !== none; page = arena.nextPage(page)) {
    const bits = bitsOf(arena.blockOfPage(page), within);
    const end = arena.endEntry(page);
    for (let entry = arena.firstEntry(page); entry < end; entry++) {
      if ((arena.daysOf(entry) & bits) === 0) continue;
      const value = arena.valueOf(entry);
      if (values.featureOf(value) === 'country') shown.add(value);
    }
  }
  return shown;
}
