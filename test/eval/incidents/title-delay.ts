import { evaluate, type Evaluation, type Incident, investigate, noDecisions } from '@nightjar/core';
import type { GroundTruth } from '@nightjar/scenarios';

const aroundMs = 16 * 86_400_000;

/**
 * Minutes of event time from the last event that the title needs (the first act of the last cause) to the first act at
 * which the incident has its final title. Only acts near the incident are asked again; null: they alone do not give it.
 */
export function titleDelay(
  truth: GroundTruth,
  incident: Incident,
  evaluation: Evaluation,
): number | null {
  const near = evaluation.acts.filter(
    ({ time }) => time >= truth.start - aroundMs && time <= truth.end + aroundMs,
  );
  const subjects = new Set<string | null>(incident.subjects.map(({ key }) => key));
  const ips = new Set(near.filter(({ subject }) => subjects.has(subject)).map(({ ip }) => ip));
  const acts = near.filter(
    ({ subject, ip }) => subjects.has(subject) || (ip !== null && ips.has(ip)),
  );
  const own = new Set(incident.breachIds);
  const hasTitle = (at: number): boolean => {
    const known = acts.filter(({ time }) => time <= at + 1000);
    const breaches = evaluate({ ...evaluation, acts: known });
    const { incidents } = investigate({
      tenantId: evaluation.tenantId,
      breaches,
      decisions: noDecisions,
    });
    return incidents.some(
      (one) => one.title === incident.title && one.breachIds.some((id) => own.has(id)),
    );
  };
  const times = [...new Set(truth.acts.map(({ happenedAt }) => happenedAt))].sort((a, b) => a - b);
  const titledAt = firstOf(times, hasTitle);
  if (titledAt === undefined) return null;
  const firsts = truth.models.map((cause) =>
    Math.min(
      ...truth.acts.filter(({ models }) => models.includes(cause)).map((one) => one.happenedAt),
    ),
  );
  const neededAt = firsts.reduce((a, b) => Math.max(a, b), truth.start);
  return Math.max(0, Math.round((titledAt - neededAt) / 6_000) / 10);
}

/** The first of the ascending times at which it holds, where what holds once holds from then on. */
function firstOf(times: readonly number[], holds: (at: number) => boolean): number | undefined {
  if (times.length === 0 || !holds(times.at(-1)!)) return undefined;
  let [low, high] = [0, times.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(times[middle]!)) high = middle;
    else low = middle + 1;
  }
  return times[high];
}
