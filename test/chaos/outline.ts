import { isoDay, type Breach, type Incident } from '@nightjar/core';
import { referredPart } from '../reference/referred-part.ts';
import type { Findings } from './findings.ts';

type Sortable =
  | string
  | number
  | boolean
  | null
  | readonly Sortable[]
  | { [key: string]: Sortable };

function inKeyOrder(value: Sortable): Sortable {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  const entries = Object.entries(value).map(([key, inner]) => [key, inKeyOrder(inner)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON whose text is the same where the values are. */
const textOf = (value: object): string => JSON.stringify(inKeyOrder(value as Sortable));

type DayLike = { subject: string; day: number; values?: object; rates?: object };
type BreachLike = Pick<Breach, 'id' | 'subject' | 'time' | 'endTime' | 'score'>;
type IncidentLike = Pick<Incident, 'id' | 'category' | 'score' | 'start' | 'breachIds'>;

/** Of one tenant, what the references define: whole days, and the bones of breaches and incidents. */
export function outline(
  tenantId: string,
  of: {
    days: readonly DayLike[];
    /** `evidence`: ids of events. */
    breaches: readonly (BreachLike & { evidence: readonly string[] })[];
    incidents: readonly IncidentLike[];
  },
): Findings {
  const days = of.days.map((day) => [`${day.subject}/${isoDay(day.day)}`, day] as const);
  const breaches = of.breaches.map(({ id, subject, time, endTime, score, evidence }) => {
    return [id, { subject, time, endTime, score, evidence: evidence.toSorted() }] as const;
  });
  const incidents = of.incidents.map(({ id, category, score, start, breachIds }) => {
    return [id, { category, score, start, breachIds: breachIds.toSorted() }] as const;
  });
  const byKey = (entries: readonly (readonly [string, object])[]): Map<string, string> =>
    new Map(entries.map(([key, value]) => [`${tenantId}/${key}`, textOf(value)]));
  return { days: byKey(days), breaches: byKey(breaches), incidents: byKey(incidents) };
}

/** The same of what stands in the rows. */
export function outlineRows(stands: Findings, tenants: readonly { id: string }[]): Findings {
  const all = tenants.map(({ id }) => {
    const read = <T>(part: keyof Findings): T[] =>
      [...stands[part]]
        .filter(([key]) => key.startsWith(`${id}/`))
        .map(([, text]) => JSON.parse(text) as T);
    return outline(id, {
      days: read<DayLike>('days').map(referredPart),
      breaches: read<Breach>('breaches').map((one) => ({
        ...one,
        evidence: one.evidence.map((event) => event.id),
      })),
      incidents: read<Incident>('incidents'),
    });
  });
  return mergeFindings(all);
}

/** Findings of several tenants as one. */
export function mergeFindings(all: readonly Findings[]): Findings {
  const merge = (part: keyof Findings): Map<string, string> =>
    new Map(all.flatMap((one) => [...one[part]]));
  return { days: merge('days'), breaches: merge('breaches'), incidents: merge('incidents') };
}
