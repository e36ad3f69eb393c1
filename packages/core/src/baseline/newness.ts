import type { Feature } from '../feature/index.ts';
import { manyValues } from './baseline-day.ts';
import { none } from './day-arena.ts';
import { bitsOf, blockDays, firstDayOf, type Span, withoutFirst } from './day-bits.ts';
import type { DayIndex } from './day-index.ts';
import { burnInDays, usualDays } from './rarity.ts';
import { withRoom } from './with-room.ts';

/** Counts a subject's days by how new their newest value was. */
export class NewnessCounter {
  readonly #index: DayIndex;
  /** Of each day of a block: on how many days before its newest value was seen, `usualDays` at most. */
  readonly #newest = new Uint8Array(blockDays);
  /** By value: days on which the subject showed it so far, `usualDays` at most. */
  #seen = new Uint8Array(0);

  constructor(index: DayIndex) {
    this.#index = index;
  }

  /** H[j] over the span; the first active days are burn-in: then everything is new. */
  count(subject: number, feature: Feature, within: Span): readonly number[] {
    const { arena } = this.#index;
    const newness = [0, 0, 0, 0, 0, 0];
    let active = 0;
    this.#seen = withRoom(this.#seen, this.#index.values.count);
    for (let page = arena.firstPage(subject); page !== none; page = arena.nextPage(page)) {
      const block = arena.blockOfPage(page);
      const bits = bitsOf(block, within);
      this.#lookAt(page, feature, bits);
      for (let left = arena.activeDays(page) & bits; left !== 0; left = withoutFirst(left)) {
        if (++active <= burnInDays) continue;
        newness[this.#newest[firstDayOf(0, left)]!]!++;
      }
    }
    this.#forget(subject);
    return newness;
  }

  #lookAt(page: number, feature: Feature, bits: number): void {
    const { arena, values } = this.#index;
    this.#newest.fill(usualDays);
    const many = values.find(feature, manyValues);
    const end = arena.endEntry(page);
    for (let entry = arena.firstEntry(page); entry < end; entry++) {
      const value = arena.valueOf(entry);
      if (values.featureOf(value) !== feature) continue;
      // Too many different ones are new on every day.
      const isMany = value === many;
      let seen = isMany ? 0 : this.#seen[value]!;
      let left = arena.daysOf(entry) & bits;
      for (; left !== 0 && seen < usualDays; left = withoutFirst(left)) {
        const day = firstDayOf(0, left);
        if (seen < this.#newest[day]!) this.#newest[day] = seen;
        if (!isMany) seen++;
      }
      this.#seen[value] = seen;
    }
  }

  #forget(subject: number): void {
    const { arena } = this.#index;
    for (let page = arena.firstPage(subject); page !== none; page = arena.nextPage(page)) {
      const end = arena.endEntry(page);
      for (let entry = arena.firstEntry(page); entry < end; entry++)
        this.#seen[arena.valueOf(entry)] = 0;
    }
  }
}
