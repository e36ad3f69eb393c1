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

const byName = new Map<string, ValueFeature>(valueFeatures.map((one) => [one.name, one]));
const rateByName = new Map<string, RateFeature>(rateFeatures.map((one) => [one.name, one]));

export function isFeature(name: string): name is Feature {
  return byName.has(name);
}

export function isRate(name: string): name is Rate {
  return rateByName.has(name);
}

export function getFeature(name: Feature): ValueFeature & { name: Feature } {
  return byName.get(name)! as ValueFeature & { name: Feature };
}

export function getRate(name: Rate): RateFeature & { name: Rate } {
  return rateByName.get(name)! as RateFeature & { name: Rate };
}

type Named<Of, Name> = readonly (Of & { name: Name })[];
const ofMetric = new Map<Metric, Named<ValueFeature, Feature>>();
const ratesOfMetric = new Map<Metric, Named<RateFeature, Rate>>();

/** Features that an act of a metric can show. */
export function featuresOf(metric: Metric): Named<ValueFeature, Feature> {
  let found = ofMetric.get(metric);
  if (!found) {
    found = features.map(getFeature).filter(({ metrics }) => metrics?.includes(metric) ?? true);
    ofMetric.set(metric, found);
  }
  return found;
}

/** Rates that an act of a metric can be part of. */
export function ratesOf(metric: Metric): Named<RateFeature, Rate> {
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
