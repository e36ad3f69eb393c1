import { tactics, type Hypothesis, type Incident } from '@nightjar/core';
import type { QueuedIncident } from '@nightjar/db';
import { shapeTechnique } from '../model/shape-model.ts';

const slugs: readonly string[] = tactics.map(({ slug }) => slug);

/** Techniques by where they first serve in the kill chain. */
function techniquesOf(incident: Incident) {
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

/** An incident as the schema has it. */
export function shapeIncident(incident: QueuedIncident) {
  return {
    ...incident,
    severity: incident.severity.toUpperCase(),
    status: incident.standing.toUpperCase(),
    startedAt: incident.start,
    endedAt: incident.end,
    techniques: techniquesOf(incident),
    hypotheses: incident.hypotheses.map(weighed),
    story: incident.story.map((sentence) => ({
      ...sentence,
      kind: sentence.kind.toUpperCase(),
      startedAt: sentence.start,
      endedAt: sentence.end,
    })),
  };
}

export type IncidentShape = ReturnType<typeof shapeIncident>;
