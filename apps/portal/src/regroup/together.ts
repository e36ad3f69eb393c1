import type { Severity } from '../graphql/schema.ts';

/** Of an incident, what says how it looks with another. */
export interface Part {
  severity: Severity;
  startedAt: string;
  endedAt: string;
  subjects: readonly { key: string; name: string }[];
  breaches: readonly { id: string }[];
}

const severities: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

/** What two incidents hold together. The analyst has the last word on severity: it is at least that of both. */
export function togetherOf(one: Part, other: Part) {
  const subjects = new Map(
    [...one.subjects, ...other.subjects].map((subject) => [subject.key, subject.name]),
  );
  const times = [one, other].toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  return {
    severity:
      severities[Math.max(severities.indexOf(one.severity), severities.indexOf(other.severity))]!,
    from: times[0]!.startedAt,
    to: one.endedAt > other.endedAt ? one.endedAt : other.endedAt,
    names: [...subjects.values()],
    breaches: new Set([...one.breaches, ...other.breaches].map(({ id }) => id)).size,
  };
}
