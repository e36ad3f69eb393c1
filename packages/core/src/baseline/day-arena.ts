import { bitOf, bitsOf, blockOf, countBits, type Span } from './day-bits.ts';
import type { Day } from './days.ts';
import { withRoom } from './with-room.ts';

/** No page. */
export const none = -1;

/** Moving costs little: entries that were left behind are swept up where they are more than those in use. */
const sweptFrom = 1 << 14;

/**
 * Which subject showed which value on which days, all as numbers in a few long arrays: an object for each would
 * cost ten times the memory, and minutes of collecting garbage. A page holds a block of 32 days of one subject;
 * its entries, one for each value, lie side by side.
 */
export class DayArena {
  /** By subject: its first page. */
  #first: Int32Array<ArrayBuffer> = new Int32Array(0);
  #subjects = 0;
  // By page.
  #block = new Int32Array(0);
  #next = new Int32Array(0);
  #start = new Int32Array(0);
  #count = new Int32Array(0);
  /** Days on which anything is known of the subject, and those on which it was active. */
  #known = new Int32Array(0);
  #active = new Int32Array(0);
  #pages = 0;
  // By entry.
  #value = new Int32Array(0);
  #days = new Int32Array(0);
  #end = 0;
  #left = 0;
  /** Of the page that is written: by value its place in there, from 1 on. */
  #places = new Int32Array(0);

  get subjects(): number {
    return this.#subjects;
  }

  addSubject(): number {
    this.#first = withRoom(this.#first, this.#subjects + 1);
    this.#first[this.#subjects] = none;
    return this.#subjects++;
  }

  /** The subject's pages in the order of time; `none` ends them. */
  firstPage(subject: number): number {
    return this.#first[subject]!;
  }

  nextPage(page: number): number {
    return this.#next[page]!;
  }

  blockOfPage(page: number): number {
    return this.#block[page]!;
  }

  knownDays(page: number): number {
    return this.#known[page]!;
  }

  activeDays(page: number): number {
    return this.#active[page]!;
  }

  /** Entries of a page are those from its first to before its end. */
  firstEntry(page: number): number {
    return this.#start[page]!;
  }

  endEntry(page: number): number {
    return this.#start[page]! + this.#count[page]!;
  }

  valueOf(entry: number): number {
    return this.#value[entry]!;
  }

  /** Days of the page's block on which the subject showed the value, as bits; none where they were taken back. */
  daysOf(entry: number): number {
    return this.#days[entry]!;
  }

  /** The days of the block on which the value was shown, as bits. */
  daysOnPage(page: number, value: number): number {
    const end = this.endEntry(page);
    for (let entry = this.#start[page]!; entry < end; entry++)
      if (this.#value[entry] === value) return this.#days[entry]!;
    return 0;
  }

  countDays(subject: number, value: number, within: Span): number {
    let count = 0;
    for (let page = this.#first[subject]!; page !== none; page = this.#next[page]!) {
      const bits = bitsOf(this.#block[page]!, within);
      if (bits !== 0) count += countBits(this.daysOnPage(page, value) & bits);
    }
    return count;
  }

  /** Puts what a subject showed on a day in the place of what was known of the day; whether anything was. */
  put(subject: number, day: Day, shown: { values: readonly number[]; active: boolean }): boolean {
    const page = this.#pageOf(subject, blockOf(day));
    const bit = bitOf(day);
    const wasKnown = (this.#known[page]! & bit) !== 0;
    if (wasKnown) this.#takeBack(page, bit);
    this.#known[page]! |= bit;
    if (shown.active) this.#active[page]! |= bit;
    this.#show(page, shown.values, bit);
    return wasKnown;
  }

  #pageOf(subject: number, block: number): number {
    let before = none;
    let page = this.#first[subject]!;
    while (page !== none && this.#block[page]! < block) {
      before = page;
      page = this.#next[page]!;
    }
    if (page !== none && this.#block[page] === block) return page;
    const added = this.#addPage(block, page);
    if (before === none) this.#first[subject] = added;
    else this.#next[before] = added;
    return added;
  }

  #addPage(block: number, next: number): number {
    const page = this.#pages++;
    this.#block = withRoom(this.#block, this.#pages);
    this.#next = withRoom(this.#next, this.#pages);
    this.#start = withRoom(this.#start, this.#pages);
    this.#count = withRoom(this.#count, this.#pages);
    this.#known = withRoom(this.#known, this.#pages);
    this.#active = withRoom(this.#active, this.#pages);
    this.#block[page] = block;
    this.#next[page] = next;
    this.#start[page] = this.#end;
    return page;
  }

  #takeBack(page: number, bit: number): void {
    this.#active[page]! &= ~bit;
    const end = this.endEntry(page);
    for (let entry = this.#start[page]!; entry < end; entry++) this.#days[entry]! &= ~bit;
  }

  #show(page: number, values: readonly number[], bit: number): void {
    this.#notePlaces(page);
    let start = this.#start[page]!;
    for (const value of values) {
      this.#places = withRoom(this.#places, value + 1);
      const place = this.#places[value]!;
      if (place > 0) {
        this.#days[start + place - 1]! |= bit;
        continue;
      }
      if (this.endEntry(page) !== this.#end) start = this.#moveToEnd(page);
      this.#value = withRoom(this.#value, this.#end + 1);
      this.#days = withRoom(this.#days, this.#end + 1);
      this.#value[this.#end] = value;
      this.#days[this.#end++] = bit;
      this.#places[value] = ++this.#count[page]!;
    }
    this.#forgetPlaces(page);
    if (this.#left > sweptFrom && this.#left > this.#end / 2) this.#sweep();
  }

  #notePlaces(page: number): void {
    const start = this.#start[page]!;
    for (let place = this.#count[page]!; place > 0; place--)
      this.#places[this.#value[start + place - 1]!] = place;
  }

  #forgetPlaces(page: number): void {
    const end = this.endEntry(page);
    for (let entry = this.#start[page]!; entry < end; entry++)
      this.#places[this.#value[entry]!] = 0;
  }

  /** Only what lies last can grow. */
  #moveToEnd(page: number): number {
    const [start, end, count] = [this.#start[page]!, this.#end, this.#count[page]!];
    this.#value = withRoom(this.#value, end + count);
    this.#days = withRoom(this.#days, end + count);
    this.#value.copyWithin(end, start, start + count);
    this.#days.copyWithin(end, start, start + count);
    this.#start[page] = end;
    this.#end += count;
    this.#left += count;
    return end;
  }

  #sweep(): void {
    const value = new Int32Array(this.#end - this.#left);
    const days = new Int32Array(value.length);
    let at = 0;
    for (let page = 0; page < this.#pages; page++) {
      const [start, end] = [this.#start[page]!, this.endEntry(page)];
      value.set(this.#value.subarray(start, end), at);
      days.set(this.#days.subarray(start, end), at);
      this.#start[page] = at;
      at += end - start;
    }
    [this.#value, this.#days, this.#end, this.#left] = [value, days, at, 0];
  }
}
