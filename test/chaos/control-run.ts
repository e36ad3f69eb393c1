import { breakTwin } from './break-twin.ts';
import { chaosRun } from './chaos-run.ts';
import { compare, listOffered, type Differences } from './compare.ts';
import { createDice } from './dice.ts';
import type { Standing } from './look.ts';
import type { LoadTenant } from './make-load.ts';
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
  of: { tenants: readonly LoadTenant[]; seed: number; expected: Standing },
): Promise<Control> {
  const tenants = of.tenants.slice(0, 1);
  const dice = createDice(of.seed + 1);
  const twin = await chaosRun({
    ...run,
    name: 'twin',
    tenants,
    kills: [{ victim: 'connectors', how: 'kill', pauseMs: 1_000 }],
    dice,
    strikesFirst: false,
    harm: breakTwin,
  });
  const expected = {
    days: keepOf(of.expected.days, tenants),
    breaches: keepOf(of.expected.breaches, tenants),
    incidents: keepOf(of.expected.incidents, tenants),
  };
  const differences = compare(twin.stands, { offered: listOffered(tenants), expected });
  const { incidentDiffs: _, ...promised } = differences;
  const found: Omit<Differences, 'incidentDiffs'> & { repeatedActions: number } = {
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

function keepOf(
  map: ReadonlyMap<string, string>,
  tenants: readonly LoadTenant[],
): Map<string, string> {
  return new Map([...map].filter(([key]) => tenants.some(({ id }) => key.startsWith(`${id}/`))));
}
