import { type BaselineDay, dayOf, type Feature, scoreAct, TenantBaseline } from '@nightjar/core';
import type { Company } from './company.ts';

/** Days of so many entities, made from a company's: each shows what one of its people or machines shows. */
export function* daysOfMany(company: Company, entities: number): Generator<BaselineDay> {
  const known = [...Map.groupBy(company.packed, ({ subject }) => subject).values()];
  for (let at = 0; at < entities; at += 1) {
    const own = known[at % known.length]!;
    // Two days an entity: what grows with entities is to be seen, not what grows with days.
    for (const day of own.slice(-2)) yield { ...day, subject: `${day.subject}/${at}` };
  }
}

export interface Restart {
  entities: number;
  seconds: number;
  bytesPerValue: number;
}

/** From rows as the record holds them to the first verdict, and what a stored value then takes of memory. */
export function restart(company: Company, entities: number): Restart {
  const rows: Buffer[] = [];
  let values = 0;
  for (const day of daysOfMany(company, entities)) {
    rows.push(Buffer.from(JSON.stringify(day)));
    values += valuesIn(day);
  }
  const before = memory();
  const began = performance.now();
  const view = new TenantBaseline();
  for (const row of rows) view.put(JSON.parse(row.toString()) as BaselineDay);
  const scored = scoreAct(company.acts[0]!, view);
  const seconds = (performance.now() - began) / 1000;
  const bytes = memory() - before;
  if (Object.keys(scored.scores).length === 0) throw new Error('Nothing was judged.');
  if (view.usersKnown('', dayOf(company.acts[0]!.time)) === 0) throw new Error('Nobody is known.');
  if (rows.length === 0) throw new Error('There were no rows.');
  return { entities, seconds, bytesPerValue: bytes / values };
}

function valuesIn(day: BaselineDay): number {
  return Object.keys(day.values).reduce(
    (sum, feature) => sum + (day.values[feature as Feature]?.length ?? 0),
    0,
  );
}

function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  // What is kept in typed arrays lies outside the heap.
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
