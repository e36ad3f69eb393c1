import type { ServiceLevel } from '../graphql/schema.ts';

/** The clocks in the order in which they run out. */
export const clockFields = [
  ['respondHours', 'Respond'],
  ['containHours', 'Contain'],
  ['closeHours', 'Close'],
] as const;

export type ClockField = (typeof clockFields)[number][0];

/** What is typed for one severity. */
export type Typed = Readonly<Record<ClockField, string>>;

const hoursMax = 366 * 24;

/** Hours as they are typed: `0.5`, `72`. */
export const typedOf = (level: ServiceLevel): Typed => ({
  respondHours: shown(level.respondHours),
  containHours: shown(level.containHours),
  closeHours: shown(level.closeHours),
});

const shown = (hours: number): string => String(Math.round(hours * 10_000) / 10_000);

/** Why what is typed cannot be agreed, by field; the API decides again. */
export function faultsOf(typed: Typed): Partial<Record<ClockField, string>> {
  const faults: Partial<Record<ClockField, string>> = {};
  let before = 0;
  for (const [field, name] of clockFields) {
    const hours = Number(typed[field].trim() || Number.NaN);
    if (!(hours * 60 >= 0.5 && hours <= hoursMax))
      faults[field] = 'A minute or more, at most a year.';
    else if (hours < before) faults[field] = `${name} cannot be sooner than the one before.`;
    else before = hours;
  }
  return faults;
}

/** The numbers of what is typed, where nothing is wrong with it. */
export const hoursOf = (typed: Typed): Record<ClockField, number> => ({
  respondHours: Number(typed.respondHours),
  containHours: Number(typed.containHours),
  closeHours: Number(typed.closeHours),
});
