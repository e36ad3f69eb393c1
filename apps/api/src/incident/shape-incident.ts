import {
  checklistOf,
  clocksOf,
  isSnoozed,
  tactics,
  type Hypothesis,
  type Incident,
} from '@nightjar/core';
import type { IncidentBody, QueuedIncident } from '@nightjar/db';
import { shapeTechnique } from '../model/shape-model.ts';

const slugs: readonly string[] = tactics.map(({ slug }) => slug);

/** Techniques by where they first serve in the kill chain. */
function techniquesOf(incident: Pick<Incident, 'techniques'>) {
  const first = (own: readonly string[]): number =>
    Math.min(slugs.length, ...own.map((slug) => slugs.indexOf(slug)));
  return incident.techniques
    .map(shapeTechnique)
    .sort((a, b) => first(a.tactics) - first(b.tactics) || (a.id < b.id ? -1 : 1));
}

/** Rows of before grounds were written down have none. */
function weighed(one: Hypothesis) {
  return { benign: false, required: [], supporting: [], contradicting: [], ...one };
}

/** What people made of it, at `now`. */
function shapeStand(incident: QueuedIncident, now: number) {
  const { stand } = incident;
  const { conclusion } = stand;
  return {
    status: stand.status.toUpperCase(),
    assigneeId: stand.assigneeId,
    isPinned: stand.isPinned,
    snoozedUntil: isSnoozed(stand, incident, now) ? stand.snooze?.until : null,
    conclusion: conclusion && { ...conclusion, verdict: conclusion.verdict.toUpperCase() },
    clocks: clocksOf(incident, now).map(({ name, state, leftMs, ...clock }) => ({
      ...clock,
      name: name.toUpperCase(),
      state: state.toUpperCase(),
      minutesLeft: Math.floor(leftMs / 60_000),
    })),
  };
}

/** An incident as lists have it, at `now` (epoch ms); what lies in its body is read where it is asked for. */
export function shapeIncident(incident: QueuedIncident, now: number) {
  return {
    ...incident,
    ...shapeStand(incident, now),
    severity: incident.severity.toUpperCase(),
    startedAt: incident.start,
    endedAt: incident.end,
    techniques: techniquesOf(incident),
  };
}

export type IncidentShape = ReturnType<typeof shapeIncident>;

/** What to do for it, and what of that is done. */
export function shapeChecklist(
  { techniques, stand }: Pick<QueuedIncident, 'stand'> & { techniques: { id: string }[] },
  body: IncidentBody | undefined,
) {
  const ids = techniques.map(({ id }) => id);
  return checklistOf(ids, body?.incident.event?.recommendations).map((step) => ({
    ...step,
    done: stand.doneSteps.includes(step.id),
  }));
}

/** The body of an incident as the schema has it. */
export function shapeBody({ incident, versions }: IncidentBody) {
  const { event, hypotheses, story, subjects } = incident;
  return {
    event,
    versions,
    subjects,
    hypotheses: hypotheses.map(weighed),
    story: story.map((sentence) => ({
      ...sentence,
      kind: sentence.kind.toUpperCase(),
      startedAt: sentence.start,
      endedAt: sentence.end,
    })),
  };
}
