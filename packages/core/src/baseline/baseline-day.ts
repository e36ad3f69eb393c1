import type { Act, Group } from '../entity/types.ts';
import {
  type CatalogFeature,
  type CatalogRate,
  type Feature,
  features,
  featuresOf,
  learntOf,
  placeOf,
  type Rate,
  rates,
  ratesOf,
} from '../feature/index.ts';
import { type Day, dayOf, hourMs } from './days.ts';
import { isLearnt } from './is-learnt.ts';
import { choosePeerGroups, type PeerGroup } from './peers.ts';
import { ValueNumbers } from './value-numbers.ts';

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
  /** Whom a directory of the day makes comparable, which takes everybody's day to say; absent: it says nothing. */
  peerGroup?: PeerGroup;
}

/** A day as its own acts make it, with all groups that were stated of the subject. */
export type BuiltDay = BaselineDay & { groups?: readonly Group[] };

/** Of whom nothing is told but what a directory states: who does nothing is no user of anything. */
export function isOnlyStated({ active, groups, rates, values }: BuiltDay): boolean {
  if (groups === undefined || active) return false;
  return Object.keys(values).length + Object.keys(rates).length === 0;
}

/** Days of one date, or of an export, with the group that each is compared with in place of all. */
export function withPeerGroups(built: readonly BuiltDay[]): BaselineDay[] {
  const stated = built.flatMap(({ groups, subject }) => (groups ? [{ groups, subject }] : []));
  const chosen = choosePeerGroups(stated);
  return built.map(({ groups, ...day }) =>
    groups ? { ...day, peerGroup: chosen.get(day.subject)! } : day,
  );
}

/** More are looked up in a set. */
const scannedMax = 64;
const hoursOfDay = 24;

/**
 * Collects the acts of one subject's day in any order. Of an export all days are open at a time: those that
 * share `numbers` hold each value once.
 */
export class BaselineDayBuilder {
  readonly #numbers: ValueNumbers;
  /** Numbers of values, each once. */
  #values: number[] | Set<number> = [];
  /** How many values of each feature, once they are many; and who showed those that need a crowd. */
  #counts: Map<Feature, number> | undefined;
  #crowds: Map<number, Set<string>> | undefined;
  /** By rate and hour of the day: sums, and the different ones where they are counted. */
  readonly #sums = new Map<number, number>();
  #different: Map<number, Set<string>> | undefined;
  #active = false;
  #stated: Act | undefined;

  constructor(numbers: ValueNumbers = new ValueNumbers()) {
    this.#numbers = numbers;
  }

  add(act: Act): void {
    if (act.groups) {
      if (!this.#stated || isLater(act, this.#stated)) this.#stated = act;
      return;
    }
    for (const rate of ratesOf(act.metric)) this.#count(act, rate);
    const isOwn = isLearnt(act);
    if (isOwn && (placeOf(act) !== null || !act.subject!.startsWith('user:'))) this.#active = true;
    for (const feature of featuresOf(act.metric)) {
      if (!isOwn && feature.ofRefused !== true) continue;
      for (const value of learntOf(act, feature)) this.#learn(act, feature, value);
    }
  }

  #learn(act: Act, feature: CatalogFeature, value: string): void {
    // Outsiders decide how many values there are: of a feature that holds too many no more are numbered.
    if ((this.#counts?.get(feature.name) ?? 0) > valuesMax) return;
    const number = this.#numbers.of(feature.name, value);
    if (this.#has(number)) return;
    const { crowd } = feature;
    if (crowd && !this.#isCrowded(number, { who: crowd.of(act), atLeast: crowd.atLeast })) return;
    if (Array.isArray(this.#values)) {
      this.#values.push(number);
      if (this.#values.length <= scannedMax) return;
      for (const known of this.#values) this.#tally(this.#numbers.featureOf(known));
      this.#values = new Set(this.#values);
    } else {
      this.#values.add(number);
      this.#tally(feature.name);
    }
  }

  #tally(feature: Feature): void {
    this.#counts ??= new Map();
    this.#counts.set(feature, (this.#counts.get(feature) ?? 0) + 1);
  }

  #has(number: number): boolean {
    return Array.isArray(this.#values) ? this.#values.includes(number) : this.#values.has(number);
  }

  #isCrowded(number: number, by: { who: string | null; atLeast: number }): boolean {
    this.#crowds ??= new Map();
    let crowd = this.#crowds.get(number);
    if (!crowd) this.#crowds.set(number, (crowd = new Set()));
    if (by.who !== null) crowd.add(by.who);
    return crowd.size >= by.atLeast;
  }

  #count(act: Act, rate: CatalogRate): void {
    const amount = rate.amount(act);
    if (amount === 0) return;
    const hour = Math.floor(act.time / hourMs) % hoursOfDay;
    const at = rate.number * hoursOfDay + hour;
    if (!rate.distinct) {
      this.#sums.set(at, (this.#sums.get(at) ?? 0) + amount);
      return;
    }
    const counted = rate.distinct(act);
    if (counted === null) return;
    this.#different ??= new Map();
    let different = this.#different.get(at);
    if (!different) this.#different.set(at, (different = new Set()));
    for (const value of typeof counted === 'string' ? [counted] : counted)
      if (different.size < differentMax) different.add(value);
    this.#sums.set(at, different.size);
  }

  build(subject: string, day: Day): BuiltDay {
    const groups = this.#stated?.groups;
    return {
      subject,
      day,
      values: this.#shown(),
      rates: this.#busiest(),
      active: this.#active,
      ...(groups && { groups }),
    };
  }

  #shown(): BaselineDay['values'] {
    const values: Partial<Record<Feature, string[]>> = {};
    for (const number of this.#values) {
      (values[this.#numbers.featureOf(number)] ??= []).push(this.#numbers.values[number]!);
    }
    const shown: Partial<Record<Feature, readonly string[]>> = {};
    for (const feature of features) {
      const found = values[feature];
      if (found) shown[feature] = found.length > valuesMax ? [manyValues] : found.sort();
    }
    return shown;
  }

  #busiest(): BaselineDay['rates'] {
    const busiest: Partial<Record<Rate, number>> = {};
    for (const at of [...this.#sums.keys()].sort((a, b) => a - b)) {
      const rate = rates[Math.floor(at / hoursOfDay)]!;
      busiest[rate] = Math.max(busiest[rate] ?? 0, this.#sums.get(at)!);
    }
    return busiest;
  }
}

const isLater = (one: Act, other: Act): boolean =>
  one.time > other.time || (one.time === other.time && one.id > other.id);

/** Baseline days of a set of acts, in any order; acts without a subject have none. */
export function packDays(acts: Iterable<Act>): BuiltDay[] {
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
