import type { Breach, Incident } from '@nightjar/core';

const t0 = Date.UTC(2026, 5, 7, 7, 23);
const minuteMs = 60_000;

/** What an outsider may have written where a name belongs. */
export const hostile =
  '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&\u202etxt\u0007 http://evil.example/a \u65e5\u672c \u0141\u00f3d\u017a';

function breachOf(id: string, change: Partial<Breach> = {}): Breach {
  const event = {
    id: `event-${id}`,
    uid: `uid-${id}`,
    time: t0,
    operation: 'UserLoggedIn',
    ip: '5.62.60.202',
    asn: 198605,
    asnName: 'AVAST Software s.r.o.',
    country: 'KW',
    ipClass: 'vpn',
    clientFamily: 'Chrome / Windows',
    application: null,
    session: null,
    outcome: 'success',
    errorCode: null,
  };
  return {
    id,
    tenantId: 'tenant',
    modelUuid: 'model',
    modelPath: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
    modelVersion: 1,
    category: 'Suspicious',
    compliance: false,
    priority: 3,
    group: 'ACCESS',
    techniques: ['T1078.004'],
    key: id,
    subject: 'user:j.ortega',
    subjectName: 'j.ortega@borealis.example',
    time: t0,
    endTime: t0 + 40 * minuteMs,
    windowIndex: 0,
    score: 72.5,
    terms: [
      { label: 'Priority 3', group: 'priority', points: 40 },
      { label: 'A network never seen', group: 'network', points: 40 },
      { label: 'Baseline still young', group: 'maturity', points: -7.5 },
    ],
    observations: [
      {
        feature: 'network',
        observed: 'AS198605',
        expected: '0 of 60 days',
        window: '90 days',
        n: 60,
      },
    ],
    evidence: [event],
    agents: [
      {
        subject: 'user:j.ortega',
        asn: 198605,
        asnName: 'AVAST Software s.r.o.',
        clientFamily: 'Chrome / Windows',
        ips: ['5.62.60.202'],
        sessions: [],
        ipClass: 'vpn',
        foreign: true,
        ambiguous: false,
      },
    ],
    facts: {},
    selfProving: false,
    passwordKnown: false,
    restsOnNull: false,
    status: 'active',
    revision: 1,
    ...change,
  };
}

/** Two breaches of one account; outsiders named the application, the account and the rule. */
export const breaches: readonly Breach[] = [
  breachOf('a'),
  breachOf('b', {
    group: 'PERSIST',
    modelPath: 'SaaS / Admin / OAuth Permission Grant',
    techniques: ['T1098.003', 'T9999'],
    subjectName: hostile,
    time: t0 + 30 * minuteMs,
    facts: { appName: hostile, ruleName: hostile },
  }),
];

/** The incident that they are; only what a report reads of it. */
export const incident = {
  id: 'incident',
  displayId: 'INC-7K2QF9',
  tenantId: 'tenant',
  title: `Possible hijack of ${hostile}`,
  summary: `What.\n\n${hostile}\n\nAsk.`,
  category: 'Critical',
  severity: 'Critical',
  score: 77.5,
  start: t0,
  end: t0 + 40 * minuteMs,
  subjects: [{ key: 'user:j.ortega', name: hostile }],
  techniques: ['T1078.004', 'T1098.003', 'T9999'],
  breachIds: ['a', 'b'],
  story: [
    { text: `${hostile} signed in.`, evidence: ['event-a'], kind: 'observed', start: t0, end: t0 },
    {
      text: 'Someone else is using the account.',
      evidence: ['event-a', 'event-b'],
      kind: 'inferred',
      probability: 0.7,
      start: t0,
      end: t0,
    },
  ],
  hypotheses: [
    { id: 'H1', text: hostile, verdict: 'supported', confidence: 0.7, evidence: ['event-a'] },
  ],
  reasons: ['Warning signs of 2 kinds came together: access and lasting access.'],
} as unknown as Incident;
