import { createDice } from '../chaos/dice.ts';
import { compareWithReference, modelsReferredTo } from './compare-with-reference.ts';
import { deliverInDisorder, deliverInOrder } from './deliver.ts';
import type { Findings, Flaw } from './live-tenant.ts';
import { makeEvents, type PropertyEvent } from './make-events.ts';

export interface Permutations {
  runs: number;
  seed: number;
  /** Told after each set of events. */
  onSet?: (done: number) => void;
}

export interface Outcome {
  permutations: number;
  /** Of each set. */
  events: number;
  sets: number;
  /** Permutations whose days, breaches or incidents were other bytes than those in order. */
  diffs: number;
  /** Sets of which the product says other things than the reference. */
  referenceDiffs: number;
  baselineDays: number;
  breaches: number;
  incidents: number;
  /** What the same comparison finds in twins that are broken on purpose, by flaw, and of how many. */
  twins: Record<Flaw, number>;
  twinRuns: number;
  /** The fewest that a twin showed: 0 says that the check sees nothing. */
  control: number;
}

const eventsOfSet = 200;
const runsOfSet = 50;
const flaws: readonly Flaw[] = ['countsTwice', 'sealsForEver'];

/** Bit-identical: the bytes as they would be stored. */
const isSame = (a: Findings, b: Findings): boolean =>
  JSON.stringify(a.days) === JSON.stringify(b.days) &&
  JSON.stringify(a.breaches) === JSON.stringify(b.breaches) &&
  JSON.stringify(a.incidents) === JSON.stringify(b.incidents);

/** A set of events delivered in many orders, compared with the same events in order and with the reference. */
export function runPermutations({ runs, seed, onSet }: Permutations): Outcome {
  const outcome: Outcome = {
    permutations: 0,
    events: eventsOfSet,
    sets: 0,
    diffs: 0,
    referenceDiffs: 0,
    baselineDays: 0,
    breaches: 0,
    incidents: 0,
    twins: { countsTwice: 0, sealsForEver: 0 },
    twinRuns: 0,
    control: 0,
  };
  while (outcome.permutations < runs) {
    const setSeed = seed * 1_000_003 + outcome.sets;
    const events = makeEvents(setSeed, eventsOfSet);
    runSet(outcome, { events, setSeed, runs: Math.min(runsOfSet, runs - outcome.permutations) });
    onSet?.(outcome.permutations);
  }
  outcome.control = Math.min(...flaws.map((flaw) => outcome.twins[flaw]));
  return outcome;
}

function runSet(
  outcome: Outcome,
  { events, setSeed, runs }: { events: readonly PropertyEvent[]; setSeed: number; runs: number },
): void {
  const inOrder = deliverInOrder(events);
  outcome.sets += 1;
  outcome.baselineDays += inOrder.days.length;
  outcome.breaches += inOrder.breaches.length;
  outcome.incidents += inOrder.incidents.length;
  const byReferredModels = deliverInOrder(events, modelsReferredTo());
  if (compareWithReference(events, byReferredModels).length > 0) outcome.referenceDiffs += 1;
  const dice = createDice(setSeed);
  for (let run = 0; run < runs; run += 1) {
    if (!isSame(inOrder, deliverInDisorder(events, dice))) outcome.diffs += 1;
    outcome.permutations += 1;
  }
  for (const flaw of flaws)
    if (!isSame(inOrder, deliverInDisorder(events, dice, flaw))) outcome.twins[flaw] += 1;
  outcome.twinRuns += 1;
}
