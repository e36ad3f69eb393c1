import { type Feature, features, getFeature, getRate, type Rate, rates } from '../feature/index.ts';
import { quoteHostile, showName } from '../incident/quote-hostile.ts';
import { type BaselineDay, manyValues } from './baseline-day.ts';
import { daysKnownMin, maturityOf, usualDays } from './rarity.ts';
import { tellHours } from './tell-hours.ts';

/** One thing that is usual, as a sentence with its numbers. */
export interface BaselineSentence {
  /** Of a feature or a rate its label. */
  about: string;
  text: string;
  /** Days that the sentence stands on. */
  n: number;
  /** Ids that the sentence tells by their names. Two may bear one name: outsiders choose them. */
  named: readonly NamedId[];
}

/** An id with the name that events give it. */
export interface NamedId {
  id: string;
  name: string;
}

/** What is usual for one entity, in words. */
export interface ToldBaseline {
  /** Whether and how well it can be judged. */
  standing: string;
  activeDays: number;
  /** 0-1. */
  maturity: number;
  sentences: BaselineSentence[];
}

type Days = readonly Pick<BaselineDay, 'values' | 'rates' | 'active' | 'peerGroup'>[];

const listedMax = 3;
// A middle of fewer days says too little.
const medianDaysMin = 20;

/** How a feature's values are told; the others are told by their label. */
const verbs: Partial<Record<Feature, string>> = {
  asn: 'from %',
  country: 'in %',
  client: 'with %',
  application: 'in the application %',
  device: 'on the device %',
  region: 'in the region %',
  operation: 'doing %',
};

type Names = ReadonlyMap<string, string>;

/** Features whose values are ids of applications, where the records tell them. */
const ofApplications: ReadonlySet<Feature> = new Set<Feature>(['application', 'mailReader']);

/**
 * The days of one entity in its baseline, as sentences: where, by what, when, what, and how much. Applications
 * are told by name where `names` knows it of their id.
 */
export function tellBaseline(days: Days, names: Names = new Map()): ToldBaseline {
  const active = days.filter((one) => one.active);
  const told = features.map((feature) => tellFeature(feature, active, names));
  const counted = rates.map((rate) => tellRate(rate, days));
  return {
    standing: tellStanding(active.length),
    activeDays: active.length,
    maturity: maturityOf(active.length),
    sentences: [tellPeers(days), ...told, ...counted].filter((sentence) => sentence !== null),
  };
}

/** With whom it is compared: what a directory stated last. */
function tellPeers(days: Days): BaselineSentence | null {
  const stated = days.filter(({ peerGroup }) => peerGroup !== undefined);
  const group = stated.at(-1)?.peerGroup;
  if (!group) return null;
  const text = `Compared with the others of ${quoteHostile(group.name)}, the smallest group of five or more in the directory.`;
  return { about: 'peers', text, n: stated.length, named: [] };
}

function tellStanding(activeDays: number): string {
  if (activeDays < daysKnownMin)
    return `Learning: ${activeDays} of ${daysKnownMin} active days; cannot judge yet.`;
  const maturity = Math.round(maturityOf(activeDays) * 100);
  return maturity === 100
    ? `Known for ${activeDays} active days: enough to judge by.`
    : `Known for ${activeDays} active days: judged at ${maturity} % of its weight.`;
}

function tellFeature(feature: Feature, active: Days, names: Names): BaselineSentence | null {
  const counts = countDays(feature, active);
  if (counts.length === 0) return null;
  const about = getFeature(feature).label;
  const n = active.length;
  if (feature === 'hour') return { about, text: tellHours(counts, n), n, named: [] };
  if (counts.some(([value]) => value === manyValues)) {
    const text = `Too many different values of ${about} on some days to tell them.`;
    return { about, text, n, named: [] };
  }
  const listed = counts.slice(0, listedMax);
  const [first, ...rest] = listed;
  const nameOf = (value: string): string | undefined =>
    ofApplications.has(feature) ? names.get(value) : undefined;
  const others = counts.length - Math.min(listedMax, counts.length);
  const shown = (value: string): string =>
    // Most values are written by outsiders.
    (verbs[feature] ?? `${about} %`).replace('%', () => showName(nameOf(value) ?? value));
  const where = feature === 'asn' ? countryOf(first![0], active) : '';
  const further = rest.map(([value, seen]) => `, on ${seen} ${shown(value)}`).join('');
  const more = others === 0 ? '' : `, and ${others} more`;
  return {
    about,
    text: `On ${first![1]} of ${n} active days ${shown(first![0])}${where}${further}${more}.`,
    n,
    named: listed.flatMap(([id]) => {
      const name = nameOf(id);
      return name === undefined || name === id ? [] : { id, name };
    }),
  };
}

/** Values with the days that showed them, the most frequent first. */
function countDays(feature: Feature, active: Days): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { values } of active)
    for (const value of values[feature] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** The country of a network: where every day that shows the one shows one country alone, and always the same. */
function countryOf(network: string, active: Days): string {
  const shown = new Set<string>();
  for (const { values } of active)
    if (values.asn?.includes(network)) shown.add((values.country ?? []).join(' '));
  const [country = ''] = shown;
  return shown.size === 1 && /^[A-Z]{2}$/.test(country) ? ` in ${country}` : '';
}

/** The busiest hour of any day, and of the day in the middle. */
function tellRate(rate: Rate, days: Days): BaselineSentence | null {
  const amounts = days.map((day) => day.rates[rate] ?? 0).sort((a, b) => a - b);
  const most = amounts.at(-1) ?? 0;
  if (most === 0) return null;
  const { label } = getRate(rate);
  const n = days.length;
  const middle = amounts[Math.floor((n - 1) / 2)]!;
  const busy = amounts.filter((amount) => amount > 0).length;
  const half =
    n < medianDaysMin ? '' : middle === 0 ? ', on most days none' : `, on half of them ${middle}`;
  const isUsual = busy >= usualDays;
  return {
    about: label,
    text: `${isUsual ? 'Usually at' : 'At'} most ${most} ${label} in an hour (${n} days${half}).`,
    n,
    named: [],
  };
}
