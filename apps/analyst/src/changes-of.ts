import { differencesOf, type Breach, type Incident } from '@nightjar/core';
import type { IncidentChange } from '@nightjar/db';

interface Renewal {
  /** What stood open. */
  before: readonly Incident[];
  incidents: readonly Incident[];
  /** Ids of those that are new or changed. */
  changed: readonly string[];
  breaches: readonly Breach[];
}

/** What is told of incidents that changed: each against what it was, also where a late breach renamed it. */
export function changesOf({ before, incidents, changed, breaches }: Renewal): IncidentChange[] {
  const byId = new Map(before.map((one) => [one.id, one]));
  const byBreach = new Map(before.flatMap((one) => one.breachIds.map((id) => [id, one] as const)));
  const isChanged = new Set(changed);
  return incidents
    .filter(({ id }) => isChanged.has(id))
    .flatMap((incident) => {
      const known =
        byId.get(incident.id) ?? incident.breachIds.flatMap((id) => byBreach.get(id) ?? [])[0];
      if (known === undefined) return [];
      const differences = differencesOf(known, incident, breaches);
      if (differences.length === 0) return [];
      return [{ id: incident.id, fromId: known.id, differences }];
    });
}
