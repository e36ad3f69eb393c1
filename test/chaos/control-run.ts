import { breakTwin } from './break-twin.ts';
import { chaosRun } from './chaos-run.ts';
import { compareEvents, listOffered } from './compare-events.ts';
import { createDice } from './dice.ts';
import { compareFindings, findingsOf, type Findings } from './findings.ts';
import type { LoadTenant } from './make-load.ts';
import { outlineRows } from './outline.ts';
import { services } from './plan-kills.ts';
import type { Run } from './run.ts';

export interface Control {
  /** All that the check found wrong with the twin. */
  sum: number;
  /** It found each kind of harm that it looks for. */
  isMet: boolean;
}

/** The first tenant alone, in a world whose database was broken on purpose: the check must see it. */
export async function controlRun(
  run: Run,
  of: { tenants: readonly LoadTenant[]; seed: number; expected: Findings },
): Promise<Control> {
  const tenants = of.tenants.slice(0, 1);
  const dice = createDice(of.seed + 1);
  const twin = await chaosRun({
    ...run,
    name: 'twin',
    tenants,
    processes: services,
    kills: [{ victim: 'connectors', how: 'kill', pauseMs: 1_000 }],
    dice,
    strikesFirst: false,
    harm: breakTwin,
  });
  const { incidentDiffs: _, ...promised } = compareFindings(
    outlineRows(twin.stands, tenants),
    findingsOf(of.expected, tenants),
  );
  const found = {
    ...compareEvents(twin.stands, listOffered(tenants)),
    ...promised,
    repeatedActions: twin.repeatedActions,
  };
  run.say(`twin, broken on purpose: ${JSON.stringify(found)}`);
  const counts = Object.values(found);
  return {
    sum: counts.reduce((sum, count) => sum + count, 0),
    isMet: counts.every((count) => count > 0),
  };
}
