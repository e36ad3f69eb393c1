import type { BaselineDay, Feature } from '@nightjar/core';

/** Two days an entity: what grows with entities is to be seen, not what grows with days. */
export function templatesOf(packed: readonly BaselineDay[]): BaselineDay[][] {
  return [...Map.groupBy(packed, ({ subject }) => subject).values()].map((own) => own.slice(-2));
}

/** Days of so many entities, made from a company's: each shows what one of its people or machines shows. */
export function* daysOfMany(
  packed: readonly BaselineDay[],
  entities: number,
): Generator<BaselineDay> {
  const templates = templatesOf(packed);
  for (let at = 0; at < entities; at += 1)
    for (const day of templates[at % templates.length]!)
      yield { ...day, subject: `${day.subject}/${at}` };
}

export function valuesIn(day: BaselineDay): number {
  return Object.keys(day.values).reduce(
    (sum, feature) => sum + (day.values[feature as Feature]?.length ?? 0),
    0,
  );
}
