import {
  coverageOf,
  type IncidentEvent,
  type FeedsSeen,
  type Hypothesis,
  type Incident,
  type Phrase,
} from '@nightjar/core';

/** The vendor's own id of an event, by ours. */
type UidOf = (id: string) => string;

interface Told {
  uidOf: UidOf;
  feeds: FeedsSeen;
}

/** The analyst's account as the document has it: times in ISO, events by the vendor's own ids. */
export function toIncidentEvent(incident: Incident, of: Told) {
  const event = incident.event!;
  const phrase = (one: Phrase) => toPhrase(one, of.uidOf);
  const { firstActivity, firstDetection, ms } = event.dwell;
  return {
    summariser: event.summariser,
    summary: {
      what: event.summary.what.map(phrase),
      why: event.summary.why.map(phrase),
      advice: event.summary.advice.map(phrase),
    },
    ...toFindings(event, of.uidOf),
    investigation: event.investigation.map(({ phrase: told, ...step }) => ({
      ...step,
      ...phrase(told),
    })),
    relatedBreaches: event.relatedBreaches.map(({ breachId: _, time, ...breach }) => ({
      ...breach,
      time: iso(time),
    })),
    tactics: event.tactics,
    recommendations: event.recommendations.map(phrase),
    dwell: { firstActivity: iso(firstActivity), firstDetection: iso(firstDetection), ms },
    coverage: coverageOf(incident, of.feeds).map(({ phrase: told, ...note }) => ({
      ...note,
      ...phrase(told),
    })),
  };
}

function toFindings(event: IncidentEvent, uidOf: UidOf) {
  const phrase = (one: Phrase) => toPhrase(one, uidOf);
  return {
    details: event.details.map(({ rows, ...block }) => ({
      ...block,
      rows: rows.map(({ evidence, ...row }) => ({ ...row, evidence: uids(evidence, uidOf) })),
    })),
    agents: event.agents.map(({ breachIds, because, ...agent }) => ({
      ...toSpan(agent),
      because: because.map(phrase),
      breaches: breachIds.length,
    })),
    periods: event.periods.map(toSpan),
    entities: event.entities.map(({ because, ...entity }) => ({
      ...entity,
      because: phrase(because),
    })),
    phases: event.phases.map(({ breachIds, ...phase }) => ({
      ...toSpan(phase),
      breaches: breachIds.length,
    })),
  };
}

function toSpan<Spanned extends { start: number; end: number }>({ start, end, ...more }: Spanned) {
  return { ...more, start: iso(start), end: iso(end) };
}

/** An explanation that was weighed, with what was found for and against it. */
export function toHypothesis({ evidence, ...one }: Hypothesis, uidOf: UidOf) {
  const grounds = (list: Hypothesis['required'] = []) =>
    list.map(({ found, phrase }) => ({ found, ...toPhrase(phrase, uidOf) }));
  return {
    ...one,
    evidence: uids(evidence, uidOf),
    required: grounds(one.required),
    supporting: grounds(one.supporting),
    contradicting: grounds(one.contradicting),
  };
}

function toPhrase({ id, text, values, evidence }: Phrase, uidOf: UidOf) {
  return { id, text, values, evidence: uids(evidence, uidOf) };
}

/** Two feeds may tell one sign-in under one id. */
export function uids(evidence: readonly string[], uidOf: UidOf): string[] {
  return [...new Set(evidence.map(uidOf))];
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
