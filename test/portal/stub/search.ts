import type { EventFacet, FoundEvent } from '../../../apps/portal/src/graphql/event-schema.ts';
import type { Incident } from '../../../apps/portal/src/graphql/schema.ts';
import type { ApiEventFilter } from '../../../apps/portal/src/search/filter.ts';

/** Every cited event once, newest first, as the search shows it. */
export function foundEvents(incidents: readonly Incident[]): FoundEvent[] {
  const found = new Map<string, FoundEvent>();
  for (const { breaches, subjects } of incidents) {
    for (const { id, model, evidence } of breaches) {
      for (const event of evidence) {
        const known = found.get(event.id);
        if (known) known.breaches.push({ id, model });
        else found.set(event.id, { ...shown(event, subjects[0]!), breaches: [{ id, model }] });
      }
    }
  }
  return [...found.values()].toSorted((a, b) => (a.happenedAt < b.happenedAt ? 1 : -1));
}

type Evidence = Incident['breaches'][number]['evidence'][number];

function shown(event: Evidence, who: { key: string; name: string }): Omit<FoundEvent, 'breaches'> {
  const { target, asnName, device, errorCode, refusal } = event;
  return {
    ...event,
    outcome: event.outcome.toLowerCase(),
    subject: who.key,
    source: 'microsoft-365',
    about: {
      subjectName: who.name,
      service: 'Exchange',
      target,
      asnName,
      userAgent: device ?? 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36',
      errorCode,
      refusal,
      message: errorCode === null ? null : 'Invalid username or password.',
    },
  };
}

const columns = {
  OPERATION: 'operation',
  SUBJECT: 'subject',
  IP: 'ip',
  ASN: 'asn',
  COUNTRY: 'country',
  IP_CLASS: 'ipClass',
  CLIENT_FAMILY: 'clientFamily',
  OUTCOME: 'outcome',
  SOURCE: 'source',
} as const satisfies Record<EventFacet['field'], keyof FoundEvent>;

export function matchesSearch(event: FoundEvent, filter: ApiEventFilter): boolean {
  const { tenant: _, from, to, subject, ...exact } = filter;
  return (
    (!from || event.happenedAt >= from) &&
    (!to || event.happenedAt < to) &&
    (!subject || event.subject === subject || event.about?.subjectName === subject) &&
    Object.entries(exact).every(([name, value]) => event[name as keyof FoundEvent] === value)
  );
}

export function facetsOf(events: readonly FoundEvent[]) {
  const count = (of: (event: FoundEvent) => string | number | null) =>
    [...Map.groupBy(events, of)].flatMap(([value, those]) =>
      value === null ? [] : [{ value: String(value), count: those.length }],
    );
  return {
    counted: events.length,
    isWhole: true,
    facets: Object.entries(columns).map(([field, name]) => ({
      field,
      values: count((event) => event[name]).toSorted((a, b) => b.count - a.count),
    })),
    hours: count((event) => `${event.happenedAt.slice(0, 13)}:00:00.000Z`).map((one) => ({
      at: one.value,
      count: one.count,
    })),
  };
}
