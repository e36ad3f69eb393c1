/** What was learnt and found, as texts to compare: days by `tenant/entity/day`, the rest by `tenant/id`. */
export interface Findings {
  days: ReadonlyMap<string, string>;
  breaches: ReadonlyMap<string, string>;
  incidents: ReadonlyMap<string, string>;
}

/** In how many entries of each kind two findings differ. */
export interface FindingDiffs {
  baselineDiffs: number;
  breachDiffs: number;
  incidentDiffs: number;
}

export function compareFindings(found: Findings, expected: Findings): FindingDiffs {
  const count = (part: keyof Findings): number => listDifferent(found[part], expected[part]).length;
  return {
    baselineDiffs: count('days'),
    breachDiffs: count('breaches'),
    incidentDiffs: count('incidents'),
  };
}

/** Keys whose texts differ, or that only one of them has. */
export function listDifferent(
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (key) => left.get(key) !== right.get(key),
  );
}

/** What is of these tenants. */
export function findingsOf(all: Findings, tenants: readonly { id: string }[]): Findings {
  const keep = (map: ReadonlyMap<string, string>): Map<string, string> =>
    new Map([...map].filter(([key]) => tenants.some(({ id }) => key.startsWith(`${id}/`))));
  return {
    days: keep(all.days),
    breaches: keep(all.breaches),
    incidents: keep(all.incidents),
  };
}
