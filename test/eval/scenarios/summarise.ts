import { median } from '../../bench/measure.ts';
import type { Assessed } from './assess-case.ts';

/** What many tellings of one attack say together. */
export interface Summary {
  tellings: number;
  /** Share with an incident, with a critical one, and with all that had a cause and nothing else. */
  recall: number;
  criticalShare: number;
  wholeShare: number;
  /** Medians and the longest. */
  timeToDetectMinutes: number | null;
  timeToDetectMinutesMax: number | null;
  timeToCriticalMinutes: number | null;
  /** Models that were missed or unexpected, with how often. */
  missing: Record<string, number>;
  unexpected: Record<string, number>;
}

/** Sums up. */
export function summarise(assessed: readonly Assessed[]): Summary {
  const share = (holds: (one: Assessed) => boolean): number =>
    Number((assessed.filter(holds).length / assessed.length).toFixed(3));
  const detected = numbers(assessed.map((one) => one.timeToDetectMinutes));
  const critical = numbers(assessed.map((one) => one.timeToCriticalMinutes));
  return {
    tellings: assessed.length,
    recall: share(({ incidents }) => incidents > 0),
    criticalShare: share((one) => one.critical > 0),
    wholeShare: share(({ ok }) => ok),
    timeToDetectMinutes: detected.length === 0 ? null : median(detected),
    timeToDetectMinutesMax: detected.length === 0 ? null : Math.max(...detected),
    timeToCriticalMinutes: critical.length === 0 ? null : median(critical),
    missing: countNames(assessed.flatMap((one) => one.missing)),
    unexpected: countNames(assessed.flatMap((one) => one.unexpected)),
  };
}

function numbers(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function countNames(names: readonly string[]): Record<string, number> {
  const groups = Object.entries(Object.groupBy(names, (name) => name));
  return Object.fromEntries(groups.map(([name, all]) => [name, all!.length]));
}
