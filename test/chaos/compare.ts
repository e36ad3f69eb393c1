import type { LoadTenant } from './make-load.ts';
import type { Standing } from './look.ts';

/** What two things that should be one differ in. All zero: no difference. */
export interface Differences {
  /** Offered records that are no event, or an event that is counted nowhere. */
  lost: number;
  /** Events too many, in rows or in batches. */
  doubled: number;
  /** Days of entities that are missing, too many or other. */
  baselineDiffs: number;
  breachDiffs: number;
  incidentDiffs: number;
}

const idOf = ({ Id, id }: Record<string, unknown>): string => String(Id ?? id);

/** Every record of the tenants once, as `tenant/source/the vendor's own id`. */
export function listOffered(tenants: readonly LoadTenant[]): Set<string> {
  return new Set(
    tenants.flatMap(({ id, records }) =>
      records.map(({ source, record }) => `${id}/${source}/${idOf(record)}`),
    ),
  );
}

/** Compares what stands with what was offered and with what should have come of it. */
export function compare(
  stands: Standing,
  of: { offered: ReadonlySet<string>; expected: Pick<Standing, 'days' | 'breaches' | 'incidents'> },
): Differences {
  const { events, batchedEvents, buried } = stands;
  const rows = [...events.values()].reduce((sum, count) => sum + count, 0);
  const missing = [...of.offered].filter((key) => !events.has(key)).length;
  const unasked = [...events.keys()].filter((key) => !of.offered.has(key)).length;
  return {
    lost: missing + buried + Math.max(0, rows - batchedEvents),
    doubled: rows - events.size + unasked + Math.max(0, batchedEvents - rows),
    baselineDiffs: listDifferent(stands.days, of.expected.days).length,
    breachDiffs: listDifferent(stands.breaches, of.expected.breaches).length,
    incidentDiffs: listDifferent(stands.incidents, of.expected.incidents).length,
  };
}

/** Keys whose values differ, or that only one of them has. */
export function listDifferent(
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (key) => left.get(key) !== right.get(key),
  );
}
