import { type Feature, features, type Rate } from '../feature/index.ts';
import type { BaselineDay } from './baseline-day.ts';
import type { Day } from './days.ts';

/**
 * What must not be learnt for a while: a value first seen in a breach, or in an attacker's window; or a rate,
 * whose `value` is empty, on the days of a breach.
 */
export interface CutOut {
  subject: string;
  feature: Feature | Rate;
  value: string;
  fromDay: Day;
  untilDay: Day;
}

/** Where acts come from: how much was done on a day is no measure once someone else did part of it. */
const sourceFeatures: ReadonlySet<Feature | Rate> = new Set<Feature>([
  'asn',
  'country',
  'ipClass',
  'client',
]);

/** The day without what was cut out of it. */
export function withoutCutOuts(day: BaselineDay, cutOuts: readonly CutOut[]): BaselineDay {
  const concerned = cutOuts.filter(
    (cut) => cut.subject === day.subject && cut.fromDay <= day.day && day.day <= cut.untilDay,
  );
  if (concerned.length === 0) return day;
  return {
    ...day,
    values: valuesWithout(day.values, concerned),
    rates: ratesWithout(day, concerned),
  };
}

function valuesWithout(
  shown: BaselineDay['values'],
  concerned: readonly CutOut[],
): BaselineDay['values'] {
  const values: Partial<Record<Feature, readonly string[]>> = {};
  for (const feature of features) {
    const kept = shown[feature]?.filter(
      (value) => !concerned.some((cut) => cut.feature === feature && cut.value === value),
    );
    if (kept && kept.length > 0) values[feature] = kept;
  }
  return values;
}

function ratesWithout(day: BaselineDay, concerned: readonly CutOut[]): BaselineDay['rates'] {
  const isForeign = concerned.some(
    ({ feature, value }) =>
      sourceFeatures.has(feature) && day.values[feature as Feature]?.includes(value),
  );
  if (isForeign) return {};
  const cut = new Set(concerned.map(({ feature }) => feature));
  return Object.fromEntries(Object.entries(day.rates).filter(([rate]) => !cut.has(rate as Rate)));
}
