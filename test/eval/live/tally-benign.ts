import type { Breach, Incident } from '@nightjar/core';

/** What was said of tenants in which nothing bad happened. */
export interface BenignTally {
  incidents: number;
  critical: number;
  breaches: number;
  /** By model its breaches, and the incidents that it is part of. */
  byModel: Record<string, { breaches: number; incidents: number }>;
}

/** Bars, per 100 users and week. */
export const benignMax = { incidents: 1, critical: 0.1, breaches: 10 };

/** Adds what began from that time on (ms): what came before it was learning. */
export function tallyBenign(
  tally: BenignTally,
  found: { breaches: readonly Breach[]; incidents: readonly Incident[] },
  from: number,
): BenignTally {
  const breaches = found.breaches.filter(({ time }) => time >= from);
  const incidents = found.incidents.filter(({ start }) => start >= from);
  const byModel = { ...tally.byModel };
  const add = (path: string, of: 'breaches' | 'incidents'): void => {
    const known = byModel[path] ?? { breaches: 0, incidents: 0 };
    byModel[path] = { ...known, [of]: known[of] + 1 };
  };
  const paths = new Map(found.breaches.map(({ id, modelPath }) => [id, modelPath]));
  for (const { modelPath } of breaches) add(modelPath, 'breaches');
  for (const { breachIds } of incidents)
    for (const path of new Set(breachIds.map((id) => paths.get(id)!))) add(path, 'incidents');
  const critical = incidents.filter(({ category }) => category === 'Critical');
  return {
    incidents: tally.incidents + incidents.length,
    critical: tally.critical + critical.length,
    breaches: tally.breaches + breaches.length,
    byModel,
  };
}

/** The tally per 100 users and week. */
export function ratesOf(tally: BenignTally, of: { users: number; days: number }) {
  const rate = (count: number): number =>
    Number(((count * 100 * 7) / (of.users * of.days)).toFixed(3));
  return {
    incidentsPer100UsersPerWeek: rate(tally.incidents),
    criticalPer100UsersPerWeek: rate(tally.critical),
    breachesPer100UsersPerWeek: rate(tally.breaches),
  };
}

/** Whether few enough were disturbed for nothing. */
export function isBenignMet(rates: ReturnType<typeof ratesOf>): boolean {
  return (
    rates.incidentsPer100UsersPerWeek <= benignMax.incidents &&
    rates.criticalPer100UsersPerWeek <= benignMax.critical &&
    rates.breachesPer100UsersPerWeek <= benignMax.breaches
  );
}
