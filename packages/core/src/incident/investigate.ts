import type { Act } from '../entity/types.ts';
import type { Breach } from '../model/types.ts';
import { type ActIndex, actsOfIncident, indexActs } from './acts-of-incident.ts';
import { saySummary } from './event/summarise.ts';
import { tellEvent } from './event/tell-event.ts';
import { byTime } from './foreign-agents.ts';
import { groupBreaches, type GroupingDecisions } from './group-breaches.ts';
import { hypothesesOf } from './hypotheses.ts';
import { displayIdsOf, incidentIdOfBreaches } from './incident-id.ts';
import { openIncident, type Assessment } from './open-incident.ts';
import { tellStory } from './tell-story.ts';
import { titleOf } from './title.ts';
import type { Incident } from './types.ts';

export interface Investigation {
  tenantId: string;
  breaches: readonly Breach[];
  decisions: GroupingDecisions;
  /** Acts that the story may tell besides the breaches' own evidence. */
  acts?: readonly Act[];
}

export interface Findings {
  /** In the order of their first breach. */
  incidents: Incident[];
  /** Breaches that open nothing, in the order of time. */
  ungrouped: Breach[];
}

/** Incidents of one tenant: a function of its breaches, acts and people's decisions, in whatever order. */
export function investigate(input: Investigation): Findings {
  const active = input.breaches.filter(
    (breach) => breach.status === 'active' && breach.tenantId === input.tenantId,
  );
  const { decisions } = input;
  // What a model says that is being tried is told, and is no part of any story.
  const { audit = [], live = [] } = Object.groupBy(active, ({ mode }) => mode ?? 'live');
  const groups = groupBreaches(live, decisions).map((breaches) => ({
    breaches,
    assessment: openIncident(breaches),
  }));
  const opened = groups.filter((group) => group.assessment.opens);
  const displayIds = displayIdsOf(opened.map((group) => incidentIdOfBreaches(group.breaches)));
  const index = indexActs(input.acts ?? []);
  return {
    incidents: opened.map(({ breaches, assessment }) => {
      const incident = composeIncident(breaches, assessment, index);
      return { ...incident, displayId: displayIds.get(incident.id)! };
    }),
    ungrouped: groups
      .filter((group) => !group.assessment.opens)
      .flatMap((group) => group.breaches)
      .concat(audit)
      .sort(byTime),
  };
}

function composeIncident(
  breaches: readonly Breach[],
  assessment: Assessment,
  index: ActIndex,
): Omit<Incident, 'displayId'> {
  const acts = actsOfIncident(breaches, index);
  const hypotheses = hypothesesOf(breaches);
  const event = tellEvent({ breaches, acts, index, hypotheses });
  const subjects = new Map(breaches.map((breach) => [breach.subject, breach.subjectName]));
  return {
    id: incidentIdOfBreaches(breaches),
    tenantId: breaches[0]!.tenantId,
    title: titleOf(breaches),
    summary: saySummary(event.summary),
    category: assessment.category,
    severity: assessment.severity,
    score: assessment.score,
    start: breaches[0]!.time,
    end: [...breaches.map((one) => one.endTime), ...acts.map((act) => act.time)].reduce((a, b) =>
      Math.max(a, b),
    ),
    subjects: [...subjects].map(([key, name]) => ({ key, name })),
    techniques: [...new Set(breaches.flatMap((breach) => breach.techniques))].sort(),
    breachIds: breaches.map((breach) => breach.id),
    story: tellStory(breaches, acts),
    hypotheses,
    reasons: assessment.reasons.map(({ text }) => text),
    event,
  };
}
