import { valueOf } from './baseline-days.ts';
import { models } from './models.ts';

interface DayLike {
  values?: object;
  rates?: { failures?: number };
}

/** The part of a day that the reference defines. */
export function referredPart<Day extends DayLike>(day: Day): Day {
  const failures = day.rates?.failures;
  return {
    ...day,
    values: Object.fromEntries(
      Object.entries(day.values ?? {}).filter(([name]) => name in valueOf),
    ),
    rates: failures === undefined ? {} : { failures },
  };
}

/** The models of which the reference has a definition of its own. */
export const referredModels: readonly string[] = models.map(({ uuid }) => uuid);
