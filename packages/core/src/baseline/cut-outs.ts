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

/** The day without what was cut out of it. */
export function withoutCutOuts(day: BaselineDay, cutOuts: readonly CutOut[]): BaselineDay {
  const concerned = cutOuts.filter(
    (cut) => cut.subject === day.subject && cut.fromDay <= day.day && day.day <= cut.untilDay,
  );
  if (concerned.length === 0) return day;
  return {
    ...day,
    values: valuesWithout(day.values, concerned),
    rates: ratesWithout(day.rates, concerned),
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

function ratesWithout(
  rates: BaselineDay['rates'],
  concerned: readonly CutOut[],
): BaselineDay['rates'] {
  const cut = new Set<string>(concerned.map(({ feature }) => feature));
  return Object.fromEntries(Object.entries(rates).filter(([rate]) => !cut.has(rate)));
}
