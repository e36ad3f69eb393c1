import {
  type Act,
  BaselineDayBuilder,
  type BuiltDay,
  type Day,
  dayOf,
  type HitTest,
  ValueNumbers,
} from '@nightjar/core';

/** Days, both of them included. */
export interface Span {
  first: Day;
  last: Day;
}

/** Collects what each subject showed on each day. */
export class SubjectsLearnt {
  readonly #builders = new Map<
    string,
    { subject: string; day: number; builder: BaselineDayBuilder }
  >();
  readonly #values = new ValueNumbers();
  readonly names = new Map<string, string>();
  /** Subjects with acts of interest that carry no address. */
  readonly withoutAddress = new Set<string>();
  readonly #hits: HitTest;
  #first = Infinity;
  #last = -Infinity;

  constructor(hits: HitTest) {
    this.#hits = hits;
  }

  add(act: Act): void {
    const { subject, subjectName } = act;
    if (subject === null) return;
    if (subjectName !== null && !this.names.has(subject)) this.names.set(subject, subjectName);
    if (act.ip === null && this.#mayNeedAgent(act)) this.withoutAddress.add(subject);
    const day = dayOf(act.time);
    // What a directory says is as of when somebody took it, which may be years after.
    if (act.groups === undefined) {
      this.#first = Math.min(this.#first, day);
      this.#last = Math.max(this.#last, day);
    }
    const key = `${day}|${subject}`;
    let entry = this.#builders.get(key);
    if (!entry) {
      entry = { subject, day, builder: new BaselineDayBuilder(this.#values) };
      this.#builders.set(key, entry);
    }
    entry.builder.add(act);
  }

  told(): Pick<SubjectsLearnt, 'names' | 'withoutAddress'> {
    return { names: this.names, withoutAddress: this.withoutAddress };
  }

  /** A failed sign-in without an address has no agent to look for; machines have none behind them. */
  #mayNeedAgent(act: Act): boolean {
    if (act.metric === 'saas.login.failure' || act.metric.startsWith('net.')) return false;
    const interest = this.#hits.interestIn(act);
    return interest === 'alone' || interest === 'source';
  }

  /** First and last day on which anybody did anything; null where there is none. */
  span(): Span | null {
    const [first, last] = [this.#first, this.#last];
    return first <= last ? { first, last } : null;
  }

  /** Once: what was collected of a day is let go when the day is built, for both would not fit. */
  *days(): Generator<BuiltDay> {
    for (const [key, { subject, day, builder }] of this.#builders) {
      this.#builders.delete(key);
      yield builder.build(subject, day);
    }
  }
}
