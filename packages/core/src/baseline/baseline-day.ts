import type { Act } from '../entity/types.ts';
import { type Day, dayOf, hourMs } from './days.ts';
import { featureValueOf, isLearnt, placeOf } from './feature-values.ts';
import { type Feature, features } from './types.ts';

/** What one subject showed on one day. Packed: this is what a baseline row holds. */
export interface BaselineDay {
  subject: string;
  day: Day;
  /** In the order of the features, sorted, so that the same set of events packs to the same bytes. */
  values: Partial<Record<Feature, readonly string[]>>;
  /** Failed sign-ins of the busiest UTC hour; one that two feeds tell is one. */
  busiestFailureHour: number;
  /** Seen at an address that is not the vendor's own: only such days count as known. */
  active: boolean;
}

/** Collects the acts of one subject's day in any order. */
export class BaselineDayBuilder {
  readonly #values = new Map<Feature, Set<string>>();
  readonly #failures = new Map<number, Set<string>>();
  #active = false;

  add(act: Act): void {
    if (act.metric === 'saas.login.failure') {
      const hour = Math.floor(act.time / hourMs);
      const failures = this.#failures.get(hour) ?? new Set();
      this.#failures.set(hour, failures.add(act.correlation ?? act.id));
    }
    if (!isLearnt(act)) return;
    if (placeOf(act) !== null) this.#active = true;
    for (const feature of features) {
      const value = featureValueOf(act, feature);
      if (value !== null) this.#setOf(feature).add(value);
    }
  }

  #setOf(feature: Feature): Set<string> {
    let found = this.#values.get(feature);
    if (!found) this.#values.set(feature, (found = new Set()));
    return found;
  }

  build(subject: string, day: Day): BaselineDay {
    const values: Partial<Record<Feature, readonly string[]>> = {};
    for (const feature of features) {
      const shown = this.#values.get(feature);
      if (shown) values[feature] = [...shown].sort();
    }
    return {
      subject,
      day,
      values,
      busiestFailureHour: Math.max(0, ...[...this.#failures.values()].map(({ size }) => size)),
      active: this.#active,
    };
  }
}

/** Baseline days of a set of acts, in any order; acts without a subject have none. */
export function packDays(acts: Iterable<Act>): BaselineDay[] {
  const builders = new Map<string, { subject: string; day: Day; builder: BaselineDayBuilder }>();
  for (const act of acts) {
    if (act.subject === null) continue;
    const day = dayOf(act.time);
    const key = `${day}|${act.subject}`;
    let entry = builders.get(key);
    if (!entry)
      builders.set(key, (entry = { subject: act.subject, day, builder: new BaselineDayBuilder() }));
    entry.builder.add(act);
  }
  return [...builders.values()]
    .map((entry) => entry.builder.build(entry.subject, entry.day))
    .sort((a, b) => a.day - b.day || (a.subject < b.subject ? -1 : 1));
}

/** A value that must not be learnt for a while: first seen in a breach, or in an attacker's window. */
export interface CutOut {
  subject: string;
  feature: Feature;
  value: string;
  fromDay: Day;
  untilDay: Day;
}

/** The day without what was cut out of it. */
export function withoutCutOuts(day: BaselineDay, cutOuts: readonly CutOut[]): BaselineDay {
  const concerned = cutOuts.filter(
    (cut) => cut.subject === day.subject && cut.fromDay <= day.day && day.day <= cut.untilDay,
  );
  if (concerned.length === 0) return day;
  const values: Partial<Record<Feature, readonly string[]>> = {};
  for (const feature of features) {
    const kept = day.values[feature]?.filter(
      (value) => !concerned.some((cut) => cut.feature === feature && cut.value === value),
    );
    if (kept && kept.length > 0) values[feature] = kept;
  }
  return { ...day, values };
}
