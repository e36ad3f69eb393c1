import { none } from './day-arena.ts';
import { bitsOf, type Span } from './day-bits.ts';
import type { DayIndex } from './day-index.ts';

const usersMin = 10;
const shareMin = 0.02;
const countryUsersMin = 2;

/** Countries of at least 2 % of at least ten users; null: there are fewer. */
export function usualCountriesOf(index: DayIndex, within: Span): ReadonlySet<string> | null {
  const usersOf = new Map<number, number>();
  let users = 0;
  for (let subject = 0; subject < index.arena.subjects; subject++) {
    const shown = countriesOf(index, subject, within);
    if (shown.size > 0) users++;
    for (const country of shown) usersOf.set(country, (usersOf.get(country) ?? 0) + 1);
  }
  if (users < usersMin) return null;
  const isUsual = (count: number): boolean => count >= users * shareMin && count >= countryUsersMin;
  const usual = [...usersOf].filter(([, count]) => isUsual(count));
  return new Set(usual.map(([country]) => index.values.values[country]!));
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
