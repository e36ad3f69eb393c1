import { type Act, BaselineDayBuilder, type BaselineDay, dayOf } from '@nightjar/core';

const notable = new Set([
  'saas.oauth.grant',
  'saas.sp.created',
  'saas.app.registered',
  'saas.mailrule.changed',
]);

/** Collects what each subject showed on each day. */
export class SubjectsLearnt {
  readonly #builders = new Map<
    string,
    { subject: string; day: number; builder: BaselineDayBuilder }
  >();
  readonly names = new Map<string, string>();
  /** Subjects with notable acts that carry no address. */
  readonly withoutAddress = new Set<string>();

  add(act: Act): void {
    const { subject, subjectName } = act;
    if (subject === null) return;
    if (subjectName !== null && !this.names.has(subject)) this.names.set(subject, subjectName);
    if (act.ip === null && notable.has(act.metric)) this.withoutAddress.add(subject);
    const day = dayOf(act.time);
    const key = `${day}|${subject}`;
    let entry = this.#builders.get(key);
    if (!entry) {
      entry = { subject, day, builder: new BaselineDayBuilder() };
      this.#builders.set(key, entry);
    }
    entry.builder.add(act);
  }

  /** Once: what was collected of a day is let go when the day is built, for both would not fit. */
  told(): Pick<SubjectsLearnt, 'names' | 'withoutAddress'> {
    return { names: this.names, withoutAddress: this.withoutAddress };
  }

  days(): BaselineDay[] {
    const days: BaselineDay[] = [];
    for (const [key, { subject, day, builder }] of this.#builders) {
      days.push(builder.build(subject, day));
      this.#builders.delete(key);
    }
    return days;
  }
}
