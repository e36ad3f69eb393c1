import type { Act, Metric } from '../entity/types.ts';
import { cloudFeatures } from './cloud.ts';
import { identityFeatures } from './identity.ts';
import { networkFeatures } from './network.ts';
import { rateFeatures } from './rates.ts';
import { saasFeatures } from './saas.ts';
import type { RateFeature, ValueFeature } from './types.ts';

const valueFeatures = [
  ...identityFeatures,
  ...saasFeatures,
  ...cloudFeatures,
  ...networkFeatures,
] as const;

/** A feature with values, by name. */
export type Feature = (typeof valueFeatures)[number]['name'];
/** A counted feature, by name. */
export type Rate = (typeof rateFeatures)[number]['name'];

/** The catalogue, in the order in which days hold them. */
export const features: readonly Feature[] = valueFeatures.map(({ name }) => name);
export const rates: readonly Rate[] = rateFeatures.map(({ name }) => name);

/** A feature with values, at its place in the order of the catalogue. */
export type CatalogFeature = ValueFeature & { name: Feature; number: number };
/** A counted feature, at its place in the order of the catalogue. */
export type CatalogRate = RateFeature & { name: Rate; number: number };

// All of one shape, whatever each leaves out: they are read for every act.
const byName = new Map<string, CatalogFeature>(
  valueFeatures.map((one: ValueFeature & { name: Feature }, number) => {
    const { name, label, metrics, values, learnt, crowd, ofRefused, daysKnownMin } = one;
    const rest = { label, metrics, values, learnt, crowd, ofRefused, daysKnownMin };
    return [name, { name, number, ...rest }];
  }),
);
const rateByName = new Map<string, CatalogRate>(
  rateFeatures.map((one: RateFeature & { name: Rate }, number) => {
    const { name, label, metrics, amount, distinct, bulk } = one;
    return [name, { name, number, label, metrics, amount, distinct, bulk }];
  }),
);

export function isFeature(name: string): name is Feature {
  return byName.has(name);
}

export function isRate(name: string): name is Rate {
  return rateByName.has(name);
}

export function getFeature(name: Feature): CatalogFeature {
  return byName.get(name)!;
}

export function getRate(name: Rate): CatalogRate {
  return rateByName.get(name)!;
}

const ofMetric = new Map<Metric, readonly CatalogFeature[]>();
const ratesOfMetric = new Map<Metric, readonly CatalogRate[]>();

/** Features that an act of a metric can show. */
export function featuresOf(metric: Metric): readonly CatalogFeature[] {
  let found = ofMetric.get(metric);
  if (!found) {
    found = features.map(getFeature).filter(({ metrics }) => metrics?.includes(metric) ?? true);
    ofMetric.set(metric, found);
  }
  return found;
}

/** Rates that an act of a metric can be part of. */
export function ratesOf(metric: Metric): readonly CatalogRate[] {
  let found = ratesOfMetric.get(metric);
  if (!found) {
    found = rates.map(getRate).filter(({ metrics }) => metrics.includes(metric));
    ratesOfMetric.set(metric, found);
  }
  return found;
}

/** The values of one feature that an act shows; empty: none. */
export function valuesOf(act: Act, feature: ValueFeature): readonly string[] {
  return listOf(feature.values(act));
}

/** What a baseline learns of one feature from an act. */
export function learntOf(act: Act, feature: ValueFeature): readonly string[] {
  return feature.learnt ? feature.learnt(act) : valuesOf(act, feature);
}

const nothing: readonly string[] = [];

function listOf(value: string | readonly string[] | null): readonly string[] {
  if (value === null) return nothing;
  return typeof value === 'string' ? [value] : value;
}
