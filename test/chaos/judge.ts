import { compareFindings, listDifferent, type FindingDiffs, type Findings } from './findings.ts';
import type { LoadTenant } from './make-load.ts';
import { outlineRows } from './outline.ts';

export interface Judging {
  stands: Findings;
  tenants: readonly LoadTenant[];
  /** By the definitions. */
  reference: Findings;
  /** What a quiet run of the same services left, to the last word. */
  quiet: Findings | undefined;
}

/** Differences from the reference, or from the quiet run where those are more; `tell` is told of the first. */
export function judge(
  { stands, tenants, reference, quiet }: Judging,
  tell: (line: string) => void,
): FindingDiffs {
  const found = outlineRows(stands, tenants);
  tellDifferent('the reference', { found, expected: reference }, tell);
  const diffs = compareFindings(found, reference);
  if (quiet === undefined) return diffs;
  tellDifferent('the quiet run', { found: stands, expected: quiet }, tell);
  const fromQuiet = compareFindings(stands, quiet);
  return {
    baselineDiffs: Math.max(diffs.baselineDiffs, fromQuiet.baselineDiffs),
    breachDiffs: Math.max(diffs.breachDiffs, fromQuiet.breachDiffs),
    incidentDiffs: Math.max(diffs.incidentDiffs, fromQuiet.incidentDiffs),
  };
}

const toldMax = 10;

function tellDifferent(
  from: string,
  { found, expected }: { found: Findings; expected: Findings },
  tell: (line: string) => void,
): void {
  for (const part of ['days', 'breaches', 'incidents'] as const) {
    const keys = listDifferent(found[part], expected[part]);
    for (const key of keys.slice(0, toldMax)) tell(`${part}: ${key} differs from ${from}`);
  }
}
