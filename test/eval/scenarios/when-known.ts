import { evaluate, type Evaluation, investigate, noDecisions } from '@nightjar/core';
import type { GroundTruth } from '@nightjar/scenarios';
import { isAbout } from './is-about.ts';

/** When the acts so far made a breach of the attack for the first time, and when a critical incident (ms). */
export interface Known {
  detectedAt: number | undefined;
  criticalAt: number | undefined;
}

/**
 * A breach's own time is that of its first act, which may have been harmless until the last one: so the models are
 * asked again of what was there at each act of the attack.
 */
export function whenKnown(evaluation: Evaluation, truth: GroundTruth): Known {
  const times = [...new Set(truth.acts.map(({ happenedAt }) => happenedAt))].sort((a, b) => a - b);
  const { tenantId } = evaluation;
  // Sources round their times to seconds, each in its own way.
  const breachesAt = (at: number) => {
    const acts = evaluation.acts.filter(({ time }) => time <= at + 1000);
    return evaluate({ ...evaluation, acts });
  };
  const isDetected = (at: number): boolean =>
    breachesAt(at).some((breach) => isAbout(breach, truth));
  const isCritical = (at: number): boolean => {
    const breaches = breachesAt(at);
    const own = new Set(breaches.filter((one) => isAbout(one, truth)).map(({ id }) => id));
    const { incidents } = investigate({ tenantId, breaches, decisions: noDecisions });
    return incidents.some(
      ({ category, breachIds }) => category === 'Critical' && breachIds.some((id) => own.has(id)),
    );
  };
  return { detectedAt: firstOf(times, isDetected), criticalAt: firstOf(times, isCritical) };
}

/** The first of the ascending times at which it holds; what holds once holds from then on. */
function firstOf(times: readonly number[], holds: (at: number) => boolean): number | undefined {
  const last = times.at(-1);
  if (last === undefined || !holds(last)) return undefined;
  let [low, high] = [0, times.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(times[middle]!)) high = middle;
    else low = middle + 1;
  }
  return times[high];
}
