import type { CompiledModel } from '@nightjar/core';
import type { Dice } from '../chaos/dice.ts';
import { LiveTenant, type Findings, type Flaw } from './live-tenant.ts';
import { settledAt, type PropertyEvent } from './make-events.ts';

const duplicateShare = 0.1;
const dayMs = 86_400_000;
const batchesMin = 4;
const batchesMax = 12;

/** As they happened, each once, every day closed as soon as it is over. */
export function deliverInOrder(
  events: readonly PropertyEvent[],
  models?: readonly CompiledModel[],
): Findings {
  const tenant = new LiveTenant(undefined, models);
  const sorted = events.toSorted((a, b) => a.act.time - b.act.time);
  for (const [day, ofDay] of Map.groupBy(sorted, ({ act }) => Math.floor(act.time / dayMs))) {
    tenant.push(ofDay);
    tenant.keep((day + 1) * dayMs);
  }
  return tenant.settle(settledAt);
}

/**
 * In any order, one in ten twice, in batches of any size. Days are closed as the clock passes them while
 * events of them still are to come: those are late.
 */
export function deliverInDisorder(
  events: readonly PropertyEvent[],
  dice: Dice,
  flaw?: Flaw,
): Findings {
  const tenant = new LiveTenant(flaw);
  const again = events.filter(() => dice.chance(duplicateShare));
  const deliveries = dice.shuffle([...events, ...again]);
  const batches = dice.int(batchesMin, batchesMax);
  const cuts = Array.from({ length: batches }, () => dice.int(0, deliveries.length)).toSorted(
    (a, b) => a - b,
  );
  const firstAt = Math.min(...events.map(({ act }) => act.time));
  let from = 0;
  for (const [n, cut] of cuts.entries()) {
    tenant.push(deliveries.slice(from, cut));
    from = cut;
    if (dice.chance(0.5)) tenant.keep(firstAt + ((n + 1) / batches) * (settledAt - firstAt));
  }
  tenant.push(deliveries.slice(from));
  return tenant.settle(settledAt);
}
