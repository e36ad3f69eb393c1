import type { Regrouping } from './grouping-of.ts';

/** What a person wants of the grouping, which revision of the incident they looked at, and why, as they say. */
export type RegroupingAsked = { incidentId: string; revision: number; note: string | null } & (
  | { kind: 'merge'; otherId: string }
  | { kind: 'split'; breachIds: readonly string[] }
);

/** Why it is not done. */
export type Refusal = 'gone' | 'stale' | 'same' | 'notHeld' | 'notParted';

/** An open incident as the analyst has it. */
export interface Grouped {
  id: string;
  revision: number;
  breachIds: readonly string[];
}

/** What is to be made of it, by what stands when it is judged; `find` gives the open incident of an id. */
export function judgeRegrouping(
  asked: RegroupingAsked,
  find: (id: string) => Grouped | undefined,
): Regrouping | { refused: Refusal } {
  const incident = find(asked.incidentId);
  if (incident === undefined) return { refused: 'gone' };
  if (incident.revision !== asked.revision) return { refused: 'stale' };
  if (asked.kind === 'split') return judgeSplit(incident, new Set(asked.breachIds));
  if (asked.otherId === asked.incidentId) return { refused: 'same' };
  const other = find(asked.otherId);
  if (other === undefined) return { refused: 'gone' };
  return { together: [...incident.breachIds, ...other.breachIds] };
}

function judgeSplit({ breachIds }: Grouped, wanted: ReadonlySet<string>) {
  const leaving = breachIds.filter((id) => wanted.has(id));
  const staying = breachIds.filter((id) => !wanted.has(id));
  if (leaving.length < wanted.size) return { refused: 'notHeld' } as const;
  if (leaving.length === 0 || staying.length === 0) return { refused: 'notParted' } as const;
  return { apart: [leaving, staying] } as const;
}
