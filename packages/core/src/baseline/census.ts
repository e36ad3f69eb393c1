import { none } from './day-arena.ts';
import { bitsOf, firstDayOf, isMoreThanOne, type Span } from './day-bits.ts';
import type { DayIndex } from './day-index.ts';
import type { Day } from './days.ts';

/** Which days a census looks at. */
export interface CensusDays {
  within: Span;
  /** Days of a block, as bits, of which a user must have shown a value on one, so as not to be part of the act. */
  outside(block: number): number;
}

/** What all subjects of a tenant together showed, counted in one walk over the days: acts of a day ask for much of it. */
export interface Census {
  /** By value: subjects that showed it on two days or more, one of them outside. */
  users: Int32Array;
  /** By value: the first day on which anyone showed it; `never`. */
  firstDays: Int32Array;
  /** Subjects that were active. */
  active: number;
}

export const never: Day = 0x7fffffff;

const once = 1;
const twice = 2;
const outsideOnce = 4;
const isUser = twice | outsideOnce;

export function takeCensus(index: DayIndex, days: CensusDays): Census {
  const { arena } = index;
  const { count } = index.values;
  const census = { users: new Int32Array(count), firstDays: new Int32Array(count).fill(never) };
  const shown = new Uint8Array(count);
  let active = 0;
  for (let subject = 0; subject < arena.subjects; subject++) {
    let isActive = false;
    for (let page = arena.firstPage(subject); page !== none; page = arena.nextPage(page)) {
      const block = arena.blockOfPage(page);
      const bits = bitsOf(block, days.within);
      if (bits === 0) continue;
      if ((arena.activeDays(page) & bits) !== 0) isActive = true;
      const outside = days.outside(block);
      const end = arena.endEntry(page);
      for (let entry = arena.firstEntry(page); entry < end; entry++) {
        const seen = arena.daysOf(entry) & bits;
        if (seen === 0) continue;
        const value = arena.valueOf(entry);
        shown[value] = withDays(shown[value]!, seen, outside);
        const first = firstDayOf(block, seen);
        if (first < census.firstDays[value]!) census.firstDays[value] = first;
      }
    }
    if (isActive) active++;
    countUser(index, subject, { shown, users: census.users });
  }
  return { ...census, active };
}

function withDays(before: number, seen: number, outside: number): number {
  const times = before !== 0 || isMoreThanOne(seen) ? once | twice : once;
  return before | times | ((seen & outside) === 0 ? 0 : outsideOnce);
}

function countUser(
  { arena }: DayIndex,
  subject: number,
  { shown, users }: { shown: Uint8Array; users: Int32Array },
): void {
  for (let page = arena.firstPage(subject); page !== none; page = arena.nextPage(page)) {
    const end = arena.endEntry(page);
    for (let entry = arena.firstEntry(page); entry < end; entry++) {
      const value = arena.valueOf(entry);
      if ((shown[value]! & isUser) === isUser) users[value]!++;
      // The next subject begins anew.
      shown[value] = 0;
    }
  }
}

/** Users of a value by a census of these days, but for the one who asks. */
export function countOthers(
  index: DayIndex,
  { users }: Census,
  { who, what, days }: { who: number | undefined; what: number; days: CensusDays },
): number {
  const count = users[what]!;
  if (count === 0 || who === undefined) return count;
  return isUserOf(index, { subject: who, value: what }, days) ? count - 1 : count;
}

/** Whether a census counts the subject among the users of the value. */
export function isUserOf(
  { arena }: DayIndex,
  { subject, value }: { subject: number; value: number },
  days: CensusDays,
): boolean {
  let shown = 0;
  for (let page = arena.firstPage(subject); page !== none; page = arena.nextPage(page)) {
    const block = arena.blockOfPage(page);
    const seen = arena.daysOnPage(page, value) & bitsOf(block, days.within);
    if (seen !== 0) shown = withDays(shown, seen, days.outside(block));
  }
  return (shown & isUser) === isUser;
}
