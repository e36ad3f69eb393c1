import type { Breach } from '@nightjar/core';
import { evidencesOf } from './evidences-of.ts';
import { type FindingNotes, findingInfoOf } from './finding-info-of.ts';
import {
  type ExportOptions,
  findingActivities,
  headOf,
  type OcsfRecord,
  severityIds,
  textOf,
} from './finding.ts';
import { analysesOf, enrichmentsOf, kindOf } from './observations-of.ts';

/** A model breach as Detection Finding 2004; each revision of it is a report of its own. */
export function toDetectionFinding(
  breach: Breach,
  options: ExportOptions,
  notes: FindingNotes = {},
): OcsfRecord {
  const isRich = options.version !== '1.1.0';
  const head = headOf(
    {
      classUid: 2004,
      activity: activityOf(breach),
      severity: severityOf(breach),
      time: breach.endTime,
      tenantId: breach.tenantId,
      uid: `${breach.id}:${breach.revision}`,
    },
    options,
  );
  return {
    ...head,
    ...statusOf(breach, notes),
    message: textOf(breach.modelPath),
    start_time: breach.time,
    end_time: breach.endTime,
    count: breach.evidence.length,
    finding_info: findingInfoOf(breach, options.version, notes),
    resources: [resourceOf(breach)],
    evidences: evidencesOf(breach, options.version),
    ...confidenceOf(breach),
    risk_score: Math.round(breach.score),
    ...riskOf(breach.score),
    ...(isRich ? { is_alert: breach.category !== 'Informational' } : {}),
    ...(isRich ? analysesOf(breach) : enrichmentsOf(breach)),
    unmapped: unmappedOf(breach),
  };
}

/** What OCSF has no place for: how the score came to be, by whom, and with what. */
function unmappedOf({ category, group, terms, agents, facts }: Breach): object {
  return { category, group, terms, agents, facts };
}

function activityOf({ status, revision }: Breach): number {
  if (status === 'withdrawn') return findingActivities.close;
  return revision > 1 ? findingActivities.update : findingActivities.create;
}

function statusOf({ status }: Breach, { isSuppressed }: FindingNotes): Partial<OcsfRecord> {
  if (status === 'withdrawn') return { status_id: 4, status: 'Resolved', status_detail: status };
  return isSuppressed ? { status_id: 3, status: 'Suppressed' } : { status_id: 1, status: 'New' };
}

function severityOf({ category, priority }: Breach): number {
  if (category !== 'Suspicious') return severityIds[category];
  return priority >= 4 ? severityIds.High : severityIds.Medium;
}

/** How sure, which is not how bad: what proves itself, and what rests on little. */
function confidenceOf({ selfProving, restsOnNull, agents }: Breach): Partial<OcsfRecord> {
  if (selfProving) return { confidence_id: 3, confidence: 'High' };
  return restsOnNull || agents.some(({ ambiguous }) => ambiguous)
    ? { confidence_id: 1, confidence: 'Low' }
    : { confidence_id: 2, confidence: 'Medium' };
}

const riskLevels = ['Info', 'Low', 'Medium', 'High', 'Critical'] as const;

function riskOf(score: number): Partial<OcsfRecord> {
  const level = Math.min(4, Math.max(0, Math.floor(score / 20)));
  return { risk_level_id: level, risk_level: riskLevels[level] };
}

function resourceOf({ subject, subjectName }: Breach): object {
  // 1.1.0 takes no longer id.
  const uid = subject.length <= 64 ? { uid: textOf(subject) } : {};
  return { ...uid, name: textOf(subjectName), type: kindOf(subject) };
}
