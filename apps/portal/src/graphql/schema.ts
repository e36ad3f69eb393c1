import type { Entity, ModelBreach, Technique } from './breach-schema.ts';
import type { CoverageNote, Ground, IncidentEvent, IncidentVersion } from './incident-event.ts';
import type { ResponseAction, ResponseMode } from './response-schema.ts';
import type { TenantHealth } from './viewer-schema.ts';
import type { BenignReason, ChecklistStep, Clock, IncidentStatus, Verdict } from './work-schema.ts';

/** The parts of the GraphQL schema that the portal shows, by the schema's own names. */
export type * from './breach-schema.ts';
export type * from './response-schema.ts';
export type * from './viewer-schema.ts';
export type * from './work-schema.ts';

export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';

export interface StorySentence {
  text: string;
  kind: 'OBSERVED' | 'INFERRED';
  probability: number | null;
  startedAt: string;
  endedAt: string;
  evidence: string[];
}

export interface Hypothesis {
  id: string;
  text: string;
  verdict: string;
  confidence: number;
  benign: boolean;
  required: Ground[];
  supporting: Ground[];
  contradicting: Ground[];
}

export interface ActivityEntry {
  at: string;
  actorKind: string;
  actorName: string;
  text: string;
  note: string | null;
}

/** A row of the queue. */
export interface IncidentRow {
  id: string;
  displayId: string;
  title: string;
  severity: Severity;
  score: number;
  status: IncidentStatus;
  startedAt: string;
  knownAt: string;
  changedAt: string;
  revision: number;
  tenant: { slug: string; name: string };
  subjects: Entity[];
  techniques: Technique[];
  assignee: { id: string; name: string } | null;
  conclusion: { verdict: Verdict; reason: BenignReason | null } | null;
  isPinned: boolean;
  snoozedUntil: string | null;
  containedAt: string | null;
  clocks: Clock[];
}

/** What the peek panel and the customer's lists add to a row. */
export interface IncidentPeek extends IncidentRow {
  summary: string;
  reasons: string[];
  breaches: { id: string; claim: string; score: number; model: { path: string } }[];
  actions: ResponseAction[];
}

/** An incident that another can be merged with. */
export interface MergeCandidate {
  id: string;
  displayId: string;
  title: string;
  severity: Severity;
  startedAt: string;
  endedAt: string;
  subjects: Entity[];
  breaches: { id: string }[];
}

/** The whole incident, as its page shows it. */
export interface Incident extends Omit<IncidentRow, 'tenant'> {
  tenant: {
    slug: string;
    name: string;
    msspName: string;
    responseMode: ResponseMode;
    health: TenantHealth;
    analysts: { id: string; name: string }[];
  };
  checklist: ChecklistStep[];
  /** A narrator can be asked. */
  isNarratable: boolean;
  endedAt: string;
  summary: string;
  reasons: string[];
  story: StorySentence[];
  hypotheses: Hypothesis[];
  event: IncidentEvent | null;
  versions: IncidentVersion[];
  coverage: CoverageNote[];
  breaches: ModelBreach[];
  actions: ResponseAction[];
  activity: ActivityEntry[];
}

/** One normalised record with what the vendor sent. */
export interface EventRecord {
  id: string;
  uid: string;
  happenedAt: string;
  knownAt: string;
  classUid: number;
  operation: string;
  source: string;
  outcome: string;
  ocsf: unknown;
  raw: unknown;
}

/** Absent fields do not restrict. */
export interface IncidentFilter {
  tenants?: string[];
  status?: IncidentStatus[];
  severity?: Severity[];
  minScore?: number;
  text?: string;
  mine?: boolean;
  unassigned?: boolean;
  snoozed?: boolean;
  contained?: boolean;
  dueWithinMinutes?: number;
}
