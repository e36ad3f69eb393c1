import type { BenignReason, ChecklistStep, Clock, IncidentStatus, Verdict } from './work-schema.ts';

/** The parts of the GraphQL schema that the portal shows, by the schema's own names. */
export type * from './work-schema.ts';

import type { CoverageNote, Ground, IncidentEvent, IncidentVersion } from './incident-event.ts';

export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
export type Role = 'VIEWER' | 'ANALYST' | 'ADMIN';
export type ResponseMode = 'OFF' | 'CONFIRM' | 'AUTONOMOUS';
export type ResponseState =
  | 'PENDING'
  | 'APPROVED'
  | 'EXECUTING'
  | 'VERIFIED'
  | 'FAILED'
  | 'PARTIALLY_APPLIED'
  | 'UNKNOWN'
  | 'DECLINED'
  | 'LAPSED'
  | 'EXPIRED'
  | 'CLEARED'
  | 'REVERTED';

export interface Person {
  id: string;
  name: string;
  email: string;
}

export interface Membership {
  scopeKind: 'MSSP' | 'TENANT';
  scopeId: string;
  scopeName: string;
  role: Role;
}

export interface TenantHealth {
  lastEventAt: string | null;
  lastKnownAt: string | null;
  eventsStored: number;
  deadLetters: number;
  eventsWaiting: number;
  baselineDays: number;
}

export interface Tenant {
  id: string;
  slug: string;
  name: string;
  msspName: string;
  responseMode: ResponseMode;
  health: TenantHealth;
}

export interface Viewer {
  person: Person;
  memberships: Membership[];
  tenants: Tenant[];
}

export interface Entity {
  key: string;
  name: string;
}

export interface Technique {
  id: string;
  name: string;
  tactics: string[];
}

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

export interface EvidenceEvent {
  id: string;
  uid: string;
  happenedAt: string;
  operation: string;
  ip: string | null;
  asn: number | null;
  asnName: string | null;
  country: string | null;
  ipClass: string | null;
  clientFamily: string | null;
  application: string | null;
  outcome: string;
  errorCode: string | null;
}

export interface Sightings {
  value: string;
  days: string[];
  active: boolean[];
  seen: boolean[];
}

export interface ScoreTerm {
  label: string;
  group: string;
  points: number;
}

export interface Observation {
  feature: string;
  observed: string;
  expected: string;
  window: string;
  n: number;
}

export interface Agent {
  asn: number | null;
  asnName: string | null;
  clientFamily: string | null;
  ips: string[];
  ipClass: string | null;
  foreign: boolean | null;
  ambiguous: boolean;
}

export interface ModelBreach {
  id: string;
  model: {
    path: string;
    version: number;
    description: string;
    actionAdvice: string;
    techniques: Technique[];
  };
  subject: Entity;
  happenedAt: string;
  endedAt: string;
  knownAt: string;
  score: number;
  terms: ScoreTerm[];
  observations: Observation[];
  claim: string;
  counterfactual: string | null;
  status: 'ACTIVE' | 'WITHDRAWN';
  evidence: EvidenceEvent[];
  agents: Agent[];
  sightings: Sightings | null;
}

export interface ResponseChange {
  at: string;
  state: ResponseState;
  by: string;
  reason: string;
}

export interface ResponseAction {
  id: string;
  kind: 'FORCE_LOGOUT' | 'DISABLE_USER';
  targetName: string;
  state: ResponseState;
  effect: string;
  reversible: boolean;
  reason: string;
  proposedAt: string;
  expiresAt: string;
  verification: string | null;
  history: ResponseChange[];
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
