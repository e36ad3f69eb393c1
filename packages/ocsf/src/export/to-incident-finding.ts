import type { Breach, Incident } from '@nightjar/core';
import { attacksOf } from './attacks-of.ts';
import { findingInfoOf } from './finding-info-of.ts';
import {
  type ExportOptions,
  type FindingActivity,
  findingActivities,
  headOf,
  type OcsfRecord,
  severityIds,
  textOf,
} from './finding.ts';

/** What people said about an incident; verdicts by OCSF's words. */
export interface IncidentNotes {
  activity: FindingActivity;
  /** Epoch ms of what is told: when it opened, changed or was closed. Unsaid: the incident's end. */
  at?: number;
  /** Distinguishes reports of one incident; unsaid: the activity. */
  revision?: string;
  breaches: readonly Breach[];
  status?: keyof typeof statusIds;
  verdict?: keyof typeof verdictIds;
  assignee?: { uid: string; name: string };
}

const statusIds = { New: 1, 'In Progress': 2, 'On Hold': 3, Resolved: 4, Closed: 5 } as const;
const verdictIds = {
  Unknown: 0,
  'False Positive': 1,
  'True Positive': 2,
  Disregard: 3,
  Suspicious: 4,
  Benign: 5,
  Test: 6,
  'Insufficient Data': 7,
  'Security Risk': 8,
  'Managed Externally': 9,
  Duplicate: 10,
} as const;
const priorityIds = { Low: 1, Medium: 2, High: 3, Critical: 4 } as const;

/** An incident as Incident Finding 2005: opened, changed or closed. */
export function toIncidentFinding(
  incident: Incident,
  options: ExportOptions,
  notes: IncidentNotes,
): OcsfRecord {
  const { activity, verdict = 'Unknown' } = notes;
  const status = notes.status ?? (activity === 'close' ? 'Closed' : 'New');
  const head = headOf(
    {
      classUid: 2005,
      activity: findingActivities[activity],
      severity: severityIds[incident.severity],
      time: notes.at ?? incident.end,
      tenantId: incident.tenantId,
      uid: `${incident.id}:${notes.revision ?? activity}`,
    },
    options,
  );
  return {
    ...head,
    status_id: statusIds[status],
    status,
    message: textOf(incident.title),
    desc: textOf(incident.summary),
    start_time: incident.start,
    end_time: incident.end,
    ...assigneeOf(notes),
    attacks: attacksOf(incident.techniques),
    finding_info_list: findingsOf(incident, notes.breaches, options),
    priority_id: priorityIds[incident.severity],
    verdict_id: verdictIds[verdict],
    verdict,
    unmapped: unmappedOf(incident),
  };
}

/** What OCSF has no place for: the story and why it opened. */
function unmappedOf(incident: Incident): object {
  const { displayId, category, score, subjects, reasons, story } = incident;
  const hypotheses = incident.hypotheses.map(({ id, text, verdict, confidence, evidence }) => ({
    id,
    text,
    verdict,
    confidence,
    evidence,
  }));
  return { displayId, category, score, subjects, reasons, story, hypotheses };
}

/** OCSF wants someone: who has it, or the group of all who may take it. */
function assigneeOf({ assignee }: IncidentNotes): Partial<OcsfRecord> {
  if (!assignee) return { assignee_group: { name: 'Unassigned' } };
  return { assignee: { uid: textOf(assignee.uid), name: textOf(assignee.name) } };
}

function findingsOf(
  { breachIds, title }: Incident,
  breaches: readonly Breach[],
  { version }: ExportOptions,
): object[] {
  const byId = new Map(breaches.map((breach) => [breach.id, breach]));
  return breachIds.map((id) => {
    const breach = byId.get(id);
    return breach ? findingInfoOf(breach, version) : { uid: id, title: textOf(title) };
  });
}
