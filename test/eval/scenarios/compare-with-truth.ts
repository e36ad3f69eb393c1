import {
  type Breach,
  type Incident,
  matchComplianceActivity,
  matchSuspiciousActivity,
} from '@nightjar/core';
import type { GroundTruth } from '@nightjar/scenarios';
import type { Found } from './analyze-records.ts';
import { fourteen, isPathOf } from './cause-paths.ts';
import { isAbout } from './is-about.ts';
import { whenKnown } from './when-known.ts';

/** How what was found compares with what truly happened. */
export interface Comparison {
  /** Paths of the models that breached about the attack, RESPOND models too. */
  models: string[];
  /** Causes for which no model breached; models that had none and breached. */
  missing: string[];
  unexpected: string[];
  incidents: number;
  critical: number;
  /** Incidents that have nothing of the attack. */
  otherIncidents: number;
  /** From the intruder's first act to the first breach, and to the breach that makes an incident critical; null: never. */
  timeToDetectMinutes: number | null;
  timeToCriticalMinutes: number | null;
  /** From the first breach's act to the last one's: how much of his stay is told. */
  toldMinutes: number | null;
}

/** Compares; what is unexpected is judged among the fourteen and what the truth wants silent. */
export function compareWithTruth(found: Found, truth: GroundTruth): Comparison {
  const about = found.breaches.filter((breach) => isAbout(breach, truth));
  const ids = new Set(about.map(({ id }) => id));
  const own = found.incidents.filter(({ breachIds }) => breachIds.some((id) => ids.has(id)));
  const paths = [...new Set(about.map(({ modelPath }) => modelPath))].sort();
  const respond = own.flatMap((incident) => respondPaths(incident, found.breaches));
  const named = (cause: string): boolean => paths.some((path) => isPathOf(cause, path));
  const silent = new Set([...fourteen, ...truth.silent]);
  const known = whenKnown(found.evaluation, truth);
  const firsts = about.map(({ time }) => time);
  const lasts = about.map(({ endTime }) => endTime);
  return {
    models: [...paths, ...new Set(respond)],
    missing: truth.models.filter((cause) => !named(cause)),
    unexpected: paths.filter((path) => silent.has(path) && !truth.models.includes(path)),
    incidents: own.length,
    critical: own.filter(({ category }) => category === 'Critical').length,
    otherIncidents: found.incidents.length - own.length,
    timeToDetectMinutes: minutes(truth.start, known.detectedAt),
    timeToCriticalMinutes: minutes(truth.start, known.criticalAt),
    toldMinutes:
      about.length === 0 ? null : minutes(least(firsts)!, -least(lasts.map((at) => -at))!),
  };
}

function respondPaths(incident: Incident, breaches: readonly Breach[]): string[] {
  const own = breaches.filter(({ id }) => incident.breachIds.includes(id));
  return [matchSuspiciousActivity(incident, own), matchComplianceActivity(own)].flatMap((match) =>
    match ? [match.model.path] : [],
  );
}

function minutes(from: number, to: number | undefined): number | null {
  return to === undefined ? null : Math.round((to - from) / 6_000) / 10;
}

function least(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b));
}
