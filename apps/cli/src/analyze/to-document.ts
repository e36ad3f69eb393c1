import type { Breach, FeedsSeen, Incident } from '@nightjar/core';
import { feedsOf } from './feeds-of.ts';
import type { Judged } from './judge.ts';
import { toEntities } from './known-entities.ts';
import type { Learnt } from './learn.ts';
import { toHypothesis, toIncidentEvent, uids } from './to-incident-event.ts';

/** The documented contract of `--json`; its JSON Schema is `docs/analysis.schema.json`. */
export type AnalysisDocument = ReturnType<typeof toDocument>;

interface Analysis {
  learnt: Learnt;
  judged: Judged;
  version: string;
  /** Epoch ms: what ended before is not told. */
  since: number | null;
}

/** So many files are told one by one. */
const filesMax = 1000;

/** One JSON document; `uid` is the vendor's own record id, so that every claim can be looked up in the export. */
export function toDocument({ learnt, judged, version, since }: Analysis) {
  const isTold = (end: number): boolean => since === null || end >= since;
  const feeds = feedsOf(learnt);
  const byId = new Map(judged.breaches.map((breach) => [breach.id, toBreach(breach, judged)]));
  return {
    schema: 'nightjar.analysis/1' as const,
    version,
    files: learnt.files.slice(0, filesMax),
    filesTotal: learnt.files.length,
    eventsRead: learnt.eventsRead,
    eventsRepeated: learnt.repeated,
    eventsRefused: learnt.refused,
    eventsBySource: learnt.bySource,
    untaught: learnt.untaught,
    incidents: judged.incidents
      .filter((incident) => isTold(incident.end))
      .map((incident) => toIncident(incident, { judged, byId, feeds })),
    ungroupedBreaches: judged.ungrouped
      .filter((breach) => isTold(breach.endTime))
      .map((breach) => toBreach(breach, judged)),
    nearMisses: judged.nearMisses
      .filter((miss) => isTold(miss.time))
      .map((miss) => ({ ...miss, time: iso(miss.time) })),
    gaps: toGaps(learnt),
    ...toEntities(learnt),
    refusals: learnt.refusals,
    notUnderstood: learnt.notUnderstood.map(({ file, line, reason }) => ({ file, line, reason })),
  };
}

function toIncident(
  incident: Incident,
  of: {
    judged: Judged;
    byId: ReadonlyMap<string, ReturnType<typeof toBreach>>;
    feeds: FeedsSeen;
  },
) {
  const uidOf = (id: string): string => of.judged.places.get(id)?.uid ?? id;
  return {
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
    breaches: incident.breachIds.map((id) => of.byId.get(id)!),
    story: incident.story.map((sentence) => ({
      text: sentence.text,
      kind: sentence.kind,
      evidence: uids(sentence.evidence, uidOf),
    })),
    hypotheses: incident.hypotheses.map((one) => toHypothesis(one, uidOf)),
    event: toIncidentEvent(incident, { uidOf, feeds: of.feeds }),
  };
}

function toBreach(breach: Breach, judged: Judged) {
  return {
    model: breach.modelPath,
    entity: breach.subject,
    time: iso(breach.time),
    score: breach.score,
    terms: breach.terms,
    observations: breach.observations.map(({ score: _, ...told }) => told),
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

function toGaps({ gaps }: Learnt) {
  return {
    windowsEmpty: gaps.empty,
    windowsLost: gaps.lost,
    lost: gaps.list.map(({ of, start, end }) => ({ of, start: iso(start), end: iso(end) })),
  };
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
