import {
  eventId,
  stableId,
  type AgentRef,
  type Breach,
  type Incident,
  type ResponseAction,
} from '@nightjar/core';
import type { EventRow } from '../events.ts';

export const [tenantA, tenantB] = [
  'aaaaaaaa-0000-4000-8000-000000000001',
  'bbbbbbbb-0000-4000-8000-000000000002',
] as const;
export const t0 = Date.UTC(2026, 2, 12, 9);

/** An event of tenant A, told apart by its number; what is not said is of an ordinary sign-in. */
export function makeEventRow(n: number, more: Partial<EventRow> = {}): EventRow {
  const uid = `record-${n}`;
  return {
    id: eventId({ tenantId: tenantA, source: 'entra-id', uid, time: t0 + n * 1000 }),
    position: n,
    contentHash: Buffer.alloc(16, n),
    classUid: 3002,
    activityId: 1,
    operation: 'UserLoggedIn',
    subject: 'user:j.ortega@borealis.example',
    ip: '203.0.113.7',
    asn: 4_200_000_001,
    country: 'SE',
    clientFamily: 'Outlook / Windows',
    ipClass: 'none',
    session: null,
    outcome: 1,
    source: 1,
    sourceUid: uid,
    ...more,
  };
}

/** Somebody else at the account, from a rented server. */
export function makeForeignAgent(subject: string): AgentRef {
  return {
    subject,
    asn: 396_073,
    asnName: 'Rented',
    clientFamily: 'Chrome / Windows',
    ips: ['45.62.170.237'],
    sessions: [],
    ipClass: 'hosting',
    foreign: true,
    ambiguous: false,
  };
}

/** A breach of tenant A, told apart by its number. */
export function makeBreach(n: number, more: Partial<Breach> = {}): Breach {
  return {
    id: stableId('breach', String(n)),
    tenantId: tenantA,
    modelUuid: stableId('model', '1'),
    modelPath: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
    modelVersion: 1,
    category: 'Suspicious',
    compliance: false,
    priority: 3,
    group: 'ACCESS',
    techniques: ['T1078.004'],
    key: 'user:j.ortega@borealis.example|AS1',
    subject: 'user:j.ortega@borealis.example',
    subjectName: 'J. Ortega',
    time: t0 + n,
    endTime: t0 + n,
    windowIndex: 10_272,
    score: 74,
    terms: [],
    observations: [],
    evidence: [],
    agents: [],
    facts: {},
    selfProving: false,
    passwordKnown: false,
    restsOnNull: false,
    status: 'active',
    revision: 1,
    ...more,
  };
}

/** A critical incident of tenant A on the breach of the same number. */
export function makeIncident(n: number, more: Partial<Incident> = {}): Incident {
  return {
    id: stableId('incident', String(n)),
    displayId: `INC-00000${n}`,
    tenantId: tenantA,
    title: 'A mailbox was taken over',
    summary: 'Somebody else signed in.',
    category: 'Critical',
    severity: 'Critical',
    score: 90,
    start: t0,
    end: t0 + 1000,
    subjects: [{ key: 'user:j.ortega@borealis.example', name: 'J. "O," Ortega' }],
    techniques: ['T1078.004', 'T1564.008'],
    breachIds: [makeBreach(n).id],
    story: [],
    hypotheses: [],
    reasons: [],
    ...more,
  };
}

/** A proposed logout of tenant A. */
export function makeAction(n: number, more: Partial<ResponseAction> = {}): ResponseAction {
  return {
    id: stableId('action', String(n)),
    tenantId: tenantA,
    kind: 'forceLogout',
    targetKey: 'user:j.ortega@borealis.example',
    targetName: 'J. Ortega',
    incidentId: makeIncident(1).id,
    causeBreachId: makeBreach(1).id,
    state: 'pending',
    reason: 'Foreign sessions are live.',
    proposedAt: t0,
    expiresAt: t0 + 3_600_000,
    ...more,
  };
}
