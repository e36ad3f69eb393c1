import {
  type Act,
  type BaselineDay,
  dayOf,
  type Feature,
  features,
  featureValueOf,
  isLearnt,
  placeOf,
} from '@nightjar/core';
import { FailureHours } from './failure-hours.ts';
import { Numbered } from './numbered.ts';

const notable = new Set([
  'saas.oauth.grant',
  'saas.sp.created',
  'saas.app.registered',
  'saas.mailrule.changed',
]);

interface Value {
  feature: Feature;
  value: string;
}

/** What a subject showed on a day. */
interface SubjectDay {
  subject: string;
  day: number;
  isActive: boolean;
  /** Numbers of values, each once. */
  values: number[];
  failures: FailureHours | undefined;
}

/**
 * Collects what each subject showed on each day: the days of `packDays`, in a tenth of the memory that its
 * builders take, for of an export all days are open at a time.
 */
export class SubjectsLearnt {
  readonly #days = new Map<string, SubjectDay>();
  readonly #values = new Numbered<Value>();
  readonly #keys = new Map<string, string>();
  readonly names = new Map<string, string>();
  /** Subjects with notable acts that carry no address. */
  readonly withoutAddress = new Set<string>();

  add(act: Act): void {
    const { subject, subjectName } = act;
    if (subject === null) return;
    if (subjectName !== null && !this.names.has(subject)) this.names.set(subject, subjectName);
    if (act.ip === null && notable.has(act.metric)) this.withoutAddress.add(subject);
    const day = this.#dayOf(subject, dayOf(act.time));
    if (act.metric === 'saas.login.failure') (day.failures ??= new FailureHours()).add(act);
    if (!isLearnt(act)) return;
    if (placeOf(act) !== null) day.isActive = true;
    for (const feature of features) {
      const value = featureValueOf(act, feature);
      if (value === null) continue;
      const number = this.#values.of(`${feature}|${value}`, () => ({ feature, value }));
      if (!day.values.includes(number)) day.values.push(number);
    }
  }

  told(): Pick<SubjectsLearnt, 'names' | 'withoutAddress'> {
    return { names: this.names, withoutAddress: this.withoutAddress };
  }

  /** In the order in which they were first seen. */
  days(): BaselineDay[] {
    return Array.from(this.#days.values(), (one) => ({
      subject: one.subject,
      day: one.day,
      values: this.#valuesOf(one),
      busiestFailureHour: one.failures?.busiest() ?? 0,
      active: one.isActive,
    }));
  }

  #dayOf(subject: string, day: number): SubjectDay {
    const key = `${day}|${subject}`;
    let found = this.#days.get(key);
    if (!found) {
      let own = this.#keys.get(subject);
      if (own === undefined) this.#keys.set(subject, (own = subject));
      found = { subject: own, day, isActive: false, values: [], failures: undefined };
      this.#days.set(key, found);
    }
    return found;
  }

  #valuesOf({ values }: SubjectDay): BaselineDay['values'] {
    const shown: Partial<Record<Feature, readonly string[]>> = {};
    const all = values.map((number) => this.#values.list[number]!);
    for (const feature of features) {
      const own = all.filter((one) => one.feature === feature);
      if (own.length > 0) shown[feature] = own.map(({ value }) => value).sort();
    }
    return shown;
  }
}
