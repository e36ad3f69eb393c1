import type { Breach, ResponseAction } from '@nightjar/core';

const hostile = `=cmd|'/c calc'!A1 \ud800 <script>\u0000 ${'x'.repeat(70_000)}`;

/** A breach with all that a breach can have, 2026-03-12. */
export const breach: Breach = {
  id: 'b7c1',
  tenantId: '0a000000-0000-4000-8000-000000000001',
  modelUuid: 'f0f2d3a0-0000-4000-8000-000000000001',
  modelPath: 'SaaS / Access / Unusual sign-in',
  modelVersion: 3,
  category: 'Suspicious',
  compliance: false,
  priority: 4,
  group: 'ACCESS',
  techniques: ['T1078.004', 'T1110', 'T9999'],
  key: 'user:j.ortega@borealis.example|AS64501',
  subject: 'user:j.ortega@borealis.example',
  subjectName: 'j.ortega@borealis.example',
  time: 1_773_300_000_000,
  endTime: 1_773_300_060_000,
  windowIndex: 0,
  score: 74,
  terms: [{ label: 'Network new to the account', group: 'network', points: 25 }],
  observations: [
    {
      feature: 'network',
      observed: 'AS64501 Example Hosting',
      expected: 'AS64500 on 84 of 90 days',
      window: '90 days before 2026-03-12',
      n: 84,
    },
  ],
  evidence: [
    {
      id: '0195d0aa-0000-8000-8000-000000000001',
      uid: 'vendor-1',
      time: 1_773_300_000_000,
      operation: 'UserLoggedIn',
      ip: '198.51.100.20',
      asn: 64501,
      asnName: 'Example Hosting',
      country: 'NL',
      ipClass: 'hosting',
      clientFamily: 'Firefox / Windows',
      application: 'Outlook',
      session: 'session-1',
      outcome: 'success',
      errorCode: null,
    },
  ],
  agents: [],
  facts: {},
  selfProving: false,
  passwordKnown: false,
  restsOnNull: false,
  status: 'active',
  revision: 1,
};

/** Every text that outsiders write, written by one who means harm. */
export const hostileBreach: Breach = {
  ...breach,
  subject: `user:${hostile}`,
  subjectName: hostile,
  observations: [{ ...breach.observations[0]!, observed: hostile, expected: hostile }],
  evidence: [
    { ...breach.evidence[0]!, uid: hostile, operation: hostile, ip: hostile, session: hostile },
  ],
};

export const action: ResponseAction = {
  id: 'a1',
  tenantId: breach.tenantId,
  kind: 'forceLogout',
  targetKey: 'f00d',
  targetName: 'j.ortega@borealis.example',
  incidentId: 'i1',
  causeBreachId: breach.id,
  state: 'verified',
  reason: 'A sign-in from hosting after twelve failures.',
  proposedAt: 1_773_300_100_000,
  expiresAt: 1_773_303_700_000,
};
