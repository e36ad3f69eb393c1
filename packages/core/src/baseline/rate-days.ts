import { getRate, type Rate, rates } from '../feature/index.ts';
import type { Day } from './days.ts';
import { withRoom } from './with-room.ts';

const none = -1;

/** How much of each rate the busiest hour of a subject's day held, as numbers in a few long arrays. */
export class RateDays {
  /** By subject: its first entry. */
  #first: Int32Array<ArrayBuffer> = new Int32Array(0);
  // By entry.
  #rate = new Uint8Array(0);
  #day = new Int32Array(0);
  #amount = new Float64Array(0);
  #next = new Int32Array(0);
  #end = 0;

  addSubject(subject: number): void {
    this.#first = withRoom(this.#first, subject + 1);
    this.#first[subject] = none;
  }

  /** `wasKnown`: the day was put before. */
  put(
    subject: number,
    day: Day,
    shown: { rates: Partial<Record<Rate, number>>; wasKnown: boolean },
  ): void {
    if (shown.wasKnown) this.#takeBack(subject, day);
    for (const rate of rates) {
      const amount = shown.rates[rate];
      if (amount !== undefined && amount > 0) this.#add(subject, day, { rate, amount });
    }
  }

  /** Its entries are let lie: days are seldom put again. */
  #takeBack(subject: number, day: Day): void {
    let before = none;
    for (let entry = this.#first[subject]!; entry !== none; entry = this.#next[entry]!) {
      if (this.#day[entry] !== day) before = entry;
      else if (before === none) this.#first[subject] = this.#next[entry]!;
      else this.#next[before] = this.#next[entry]!;
    }
  }

  #add(subject: number, day: Day, of: { rate: Rate; amount: number }): void {
    const entry = this.#end++;
    this.#rate = withRoom(this.#rate, this.#end);
    this.#day = withRoom(this.#day, this.#end);
    this.#amount = withRoom(this.#amount, this.#end);
    this.#next = withRoom(this.#next, this.#end);
    this.#rate[entry] = getRate(of.rate).number;
    this.#day[entry] = day;
    this.#amount[entry] = of.amount;
    this.#next[entry] = this.#first[subject]!;
    this.#first[subject] = entry;
  }

  /** The most of the rate on the days that count; 0: none. */
  busiest(subject: number, rate: Rate, counts: (day: Day) => boolean): number {
    const number = getRate(rate).number;
    let busiest = 0;
    for (let entry = this.#first[subject]!; entry !== none; entry = this.#next[entry]!) {
      if (this.#rate[entry] === number && counts(this.#day[entry]!))
        busiest = Math.max(busiest, this.#amount[entry]!);
    }
    return busiest;
  }
}
