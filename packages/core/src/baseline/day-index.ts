import { type Feature, features } from '../feature/index.ts';
import type { BaselineDay } from './baseline-day.ts';
import { DayArena, none } from './day-arena.ts';
import { bitsOf, lastDayOf, type Span } from './day-bits.ts';
import type { Day } from './days.ts';
import { PeerDays } from './peer-days.ts';
import { RateDays } from './rate-days.ts';
import { ValueNumbers } from './value-numbers.ts';

/**
 * Closed days of one tenant. Subjects and values go by numbers, so that a name is looked up once. Days may be put in
 * any order; a day replaces itself.
 */
export class DayIndex {
  readonly values = new ValueNumbers();
  readonly arena = new DayArena();
  readonly rates = new RateDays();
  readonly peers = new PeerDays();
  readonly #subjects = new Map<string, number>();
  readonly #shown: number[] = [];

  put(day: BaselineDay): void {
    const subject = this.#numberOf(day.subject);
    this.#shown.length = 0;
    for (const feature of features) {
      for (const value of day.values[feature] ?? [])
        this.#shown.push(this.values.of(feature, value));
    }
    const { active, peerGroup, rates } = day;
    this.peers.put(subject, day.day, peerGroup);
    const wasKnown = this.arena.put(subject, day.day, { values: this.#shown, active });
    this.rates.put(subject, day.day, { rates, wasKnown });
  }

  #numberOf(subject: string): number {
    let number = this.#subjects.get(subject);
    if (number === undefined) {
      number = this.arena.addSubject();
      this.rates.addSubject(number);
      this.#subjects.set(subject, number);
    }
    return number;
  }

  subject(name: string): number | undefined {
    return this.#subjects.get(name);
  }

  /** Undefined: nobody ever showed it. */
  value(feature: Feature, value: string): number | undefined {
    return this.values.find(feature, value);
  }

  /** The last day of the span on which the subject was active. */
  lastActive(subject: number, within: Span): Day | null {
    let last: Day | null = null;
    for (
      let page = this.arena.firstPage(subject);
      page !== none;
      page = this.arena.nextPage(page)
    ) {
      const block = this.arena.blockOfPage(page);
      const active = this.arena.activeDays(page) & bitsOf(block, within);
      if (active !== 0) last = lastDayOf(block, active);
    }
    return last;
  }
}
