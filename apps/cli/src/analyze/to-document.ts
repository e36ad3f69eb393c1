import type { Breach } from '@nightjar/core';
import type { Judged } from './judge.ts';
import type { Learnt } from './learn.ts';

/** The documented contract of `--json`; its JSON Schema stands beside (`analysis.schema.json`). */
export type AnalysisDocument = ReturnType<typeof toDocument>;

const entitiesMax = 500;

/** One JSON document; `uid` is the vendor's own record id, so that every claim can be looked up in the export. */
export function toDocument(of: {
  learnt: Learnt;
  judged: Judged;
  version: string;
  since: number | null;
}) {
  const { learnt, judged } = of;
  const isTold = (end: number): boolean => of.since === null || end >= of.since;
  const byId = new Map(judged.breaches.map((breach) => [breach.id, breach]));
  return {
    schema: 'nightjar.analysis/1' as const,
    version: of.version,
    eventsRead: learnt.eventsRead,
    eventsRefused: learnt.refused,
    eventsBySource: learnt.bySource,
    incidents: judged.incidents
      .filter((incident) => isTold(incident.end))
      .map((incident) => ({
        id: incident.displayId,
        title: incident.title,
        summary: incident.summary,
        category: incident.category,
        severity: incident.severity,
        score: incident.score,
        start: iso(incident.start),
        end: iso(incident.end),
        entities: incident.subjects.map((subject) => subject.key),
        techniques: incident.techniques,
        reasons: incident.reasons,
        breaches: incident.breachIds.map((id) => toBreach(byId.get(id)!, judged)),
        story: incident.story.map((sentence) => ({
          text: sentence.text,
          kind: sentence.kind,
          evidence: sentence.evidence.map((id) => judged.places.get(id)?.uid ?? id),
        })),
      })),
    ungroupedBreaches: judged.ungrouped
      .filter((breach) => isTold(breach.endTime))
      .map((breach) => toBreach(breach, judged)),
    nearMisses: judged.nearMisses
      .filter((miss) => isTold(miss.time))
      .map((miss) => ({ ...miss, time: iso(miss.time) })),
    entities: toEntities(learnt),
    notUnderstood: learnt.notUnderstood,
  };
}

function toBreach(breach: Breach, judged: Judged) {
  return {
    model: breach.modelPath,
    entity: breach.subject,
    time: iso(breach.time),
    score: breach.score,
    terms: breach.terms,
    observations: breach.observations,
    events: breach.evidence.map((event) => {
      const place = judged.places.get(event.id);
      return {
        uid: event.uid,
        file: place?.file ?? null,
        line: place?.line ?? null,
        time: iso(event.time),
      };
    }),
  };
}

function toEntities(learnt: Learnt) {
  const entities = new Map<
    string,
    { days: number; networks: Map<string, number>; clients: Map<string, number> }
  >();
  for (const day of learnt.days) {
    let entity = entities.get(day.subject);
    if (!entity)
      entities.set(day.subject, (entity = { days: 0, networks: new Map(), clients: new Map() }));
    if (day.active) entity.days++;
    count(entity.networks, day.values.asn);
    count(entity.clients, day.values.client);
  }
  return [...entities]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, entitiesMax)
    .map(([key, entity]) => ({
      key,
      name: learnt.names.get(key) ?? key,
      daysActive: entity.days,
      networks: ranked(entity.networks),
      clients: ranked(entity.clients),
    }));
}

function count(into: Map<string, number>, values: readonly string[] | undefined): void {
  for (const value of values ?? []) into.set(value, (into.get(value) ?? 0) + 1);
}

function ranked(counts: Map<string, number>): { value: string; days: number }[] {
  return [...counts]
    .map(([value, days]) => ({ value, days }))
    .sort((a, b) => b.days - a.days || (a.value < b.value ? -1 : 1))
    .slice(0, 10);
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
