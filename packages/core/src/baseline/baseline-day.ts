import type { Act } from '../entity/types.ts';
import {
  type Feature,
  features,
  featuresOf,
  learntOf,
  placeOf,
  type Rate,
  type RateFeature,
  rates,
  ratesOf,
  type ValueFeature,
} from '../feature/index.ts';
import { type Day, dayOf, hourMs } from './days.ts';
import { isLearnt } from './is-learnt.ts';

/**
 * More values than these in a day say only that the entity varies: the day then holds `manyValues` alone, so
 * that outsiders cannot make it grow, and nothing is rare for such an entity.
 */
export const valuesMax = 256;
export const manyValues = '*';
const differentMax = 4096;

/** What one subject showed on one day. Packed: this is what a baseline row holds. */
export interface BaselineDay {
  subject: string;
  day: Day;
  /** In the order of the features, sorted, so that the same set of events packs to the same bytes. */
  values: Partial<Record<Feature, readonly string[]>>;
  /** Of each rate the busiest UTC hour, where there was any. */
  rates: Partial<Record<Rate, number>>;
  /** Seen at an address that is not the vendor's own; what is no person needs no address. */
  active: boolean;
}

/** Collects the acts of one subject's day in any order. */
export class BaselineDayBuilder {
  readonly #values = new Map<Feature, Set<string>>();
  /** By feature and value, who showed it. */
  readonly #crowds = new Map<Feature, Map<string, Set<string>>>();
  readonly #hours = new Map<Rate, Map<number, Amount>>();
  #active = false;

  add(act: Act): void {
    for (const rate of ratesOf(act.metric)) this.#count(act, rate);
    const isOwn = isLearnt(act);
    if (isOwn && (placeOf(act) !== null || !act.subject!.startsWith('user:'))) this.#active = true;
    for (const feature of featuresOf(act.metric)) {
      if (isOwn || feature.ofRefused === true) this.#learn(act, feature);
    }
  }

  #learn(act: Act, feature: ValueFeature & { name: Feature }): void {
    const values = learntOf(act, feature);
    if (values.length === 0) return;
    const { crowd, name } = feature;
    let known = this.#values.get(name);
    if (!known) this.#values.set(name, (known = new Set()));
    for (const value of values) {
      if (!crowd) {
        if (known.size <= valuesMax) known.add(value);
      } else if (this.#isCrowded(name, value, { who: crowd.of(act), atLeast: crowd.atLeast }))
        known.add(value);
    }
  }

  #isCrowded(name: Feature, value: string, by: { who: string | null; atLeast: number }): boolean {
    let crowds = this.#crowds.get(name);
    if (!crowds) this.#crowds.set(name, (crowds = new Map()));
    let crowd = crowds.get(value);
    if (!crowd) crowds.set(value, (crowd = new Set()));
    if (by.who !== null && crowd.size < by.atLeast) crowd.add(by.who);
    return crowd.size >= by.atLeast;
  }

  #count(act: Act, rate: RateFeature & { name: Rate }): void {
    const amount = rate.amount(act);
    if (amount === 0) return;
    const hour = Math.floor(act.time / hourMs);
    let hours = this.#hours.get(rate.name);
    if (!hours) this.#hours.set(rate.name, (hours = new Map()));
    let of = hours.get(hour);
    if (!of) hours.set(hour, (of = { sum: 0, different: null }));
    if (!rate.distinct) of.sum += amount;
    else {
      const value = rate.distinct(act);
      of.different ??= new Set();
      if (value !== null && of.different.size < differentMax) of.different.add(value);
    }
  }

  /** How much of a rate in each hour so far; hours since the epoch. */
  hoursOf(rate: Rate): [hour: number, amount: number][] {
    return [...(this.#hours.get(rate) ?? [])].map(([hour, of]) => [hour, amountOf(of)]);
  }

  build(subject: string, day: Day): BaselineDay {
    const values: Partial<Record<Feature, readonly string[]>> = {};
    for (const feature of features) {
      const shown = this.#values.get(feature);
      if (!shown || shown.size === 0) continue;
      values[feature] = shown.size > valuesMax ? [manyValues] : [...shown].sort();
    }
    const busiest: Partial<Record<Rate, number>> = {};
    for (const rate of rates) {
      const hours = this.#hours.get(rate);
      if (hours) busiest[rate] = Math.max(...[...hours.values()].map(amountOf));
    }
    return { subject, day, values, rates: busiest, active: this.#active };
  }
}

interface Amount {
  sum: number;
  different: Set<string> | null;
}

function amountOf({ sum, different }: Amount): number {
  return different === null ? sum : different.size;
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
