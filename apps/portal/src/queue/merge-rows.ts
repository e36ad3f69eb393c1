import type { IncidentRow } from '../graphql/schema.ts';

/** The rows on screen and what waits behind them. */
export interface Shown {
  rows: IncidentRow[];
  /** Ids on screen that the filter no longer matches: dimmed until the person asks for the new list. */
  gone: ReadonlySet<string>;
  /** Newly matching rows, kept back so that nothing moves under the cursor. */
  waiting: IncidentRow[];
}

const isSameStory = (one: IncidentRow, other: IncidentRow): boolean =>
  one.tenant.slug === other.tenant.slug && one.subjects[0]?.key === other.subjects[0]?.key;

/** Takes a fresh answer in without moving a row: known rows change in place, new ones wait. */
export function mergeRows(shown: readonly IncidentRow[], fresh: readonly IncidentRow[]): Shown {
  if (shown.length === 0) return { rows: [...fresh], gone: new Set(), waiting: [] };
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const unplaced = fresh.filter(({ id }) => !shown.some((row) => row.id === id));
  const gone = new Set<string>();
  const rows = shown.map((row) => {
    const now = byId.get(row.id);
    if (now) return now;
    // A grown incident may carry a new id; it keeps its place on the screen.
    const successor = unplaced.findIndex((candidate) => isSameStory(candidate, row));
    if (successor >= 0) return unplaced.splice(successor, 1)[0]!;
    gone.add(row.id);
    return row;
  });
  return { rows, gone, waiting: unplaced };
}
