import type { AgentRef, Breach, EvidenceEvent, ModelGroup } from '../model/types.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** 2023-03-13T08:00:00Z */
export const t0 = 1_678_694_400_000;
export const tenantId = '0a000000-0000-4000-8000-000000000001';
export const user = 'user:j.ortega@borealis.example';

export interface Source {
  ip: string;
  asn: number;
  asnName: string;
  country: string;
  ipClass: string;
}

const source = (ip: string, asn: number, asnName: string, rest: [string, string]): Source => ({
  ip,
  asn,
  asnName,
  country: rest[0],
  ipClass: rest[1],
});
export const hma = source('5.62.60.202', 198605, 'AVAST Software s.r.o.', ['KW', 'vpn']);
export const smile = source('169.159.92.36', 37122, 'SMILE', ['NG', 'none']);
export const natcom = source('129.56.36.26', 327952, 'AS-NATCOM', ['NG', 'none']);
export const majestic = source('45.62.170.237', 396073, 'MAJESTIC-HOSTING-01', ['US', 'hosting']);
export const layer = source('107.179.20.214', 397086, 'LAYER-HOST-HOUSTON', ['US', 'vpn']);
export const home = source('198.51.100.7', 64500, 'Home ISP', ['GB', 'none']);

export const perfectData = {
  appId: 'ff8d92dc-3d82-41d6-bcbd-b9174d163620',
  appName: 'PerfectData Software',
  scopes: ['EWS.AccessAsUser.All', 'offline_access'],
  knownBad: 'PerfectData Software',
};

export interface BreachSketch extends Partial<Breach> {
  id: string;
  group: ModelGroup;
  at: number;
  from?: Source;
  operation?: string;
  outcome?: string;
  foreign?: boolean | null;
  eventIds?: readonly string[];
  client?: string | null;
}

/** A breach with everything filled in; unsaid: one event by a foreign agent, model named by its group. */
export function breachOf(sketch: BreachSketch): Breach {
  const { at, from = hma, operation, outcome, foreign, eventIds, client, ...given } = sketch;
  const subject = given.subject ?? user;
  const clientFamily = client === undefined ? 'Firefox / Windows' : client;
  const evidence = (eventIds ?? [`event-${given.id}`]).map((id, index): EvidenceEvent => ({
    ...from,
    id,
    uid: `uid-${id}`,
    time: at + index * 60_000,
    operation: operation ?? 'UserLoggedIn',
    clientFamily,
    application: null,
    session: null,
    outcome: outcome ?? 'success',
    errorCode: outcome === 'failure' ? '50126' : null,
  }));
  const agent: AgentRef = {
    subject,
    asn: from.asn,
    asnName: from.asnName,
    clientFamily,
    ips: [from.ip],
    sessions: [],
    ipClass: from.ipClass,
    foreign: foreign === undefined ? true : foreign,
    ambiguous: false,
  };
  return {
    tenantId,
    modelUuid: `model-${given.group}`,
    modelPath: `SaaS / ${given.group}`,
    modelVersion: 1,
    category: 'Suspicious',
    compliance: false,
    priority: 3,
    techniques: ['T1078.004'],
    key: subject,
    subject,
    subjectName: subject.slice(subject.indexOf(':') + 1),
    time: at,
    endTime: at + (evidence.length - 1) * 60_000,
    windowIndex: 0,
    score: 55,
    terms: [
      { label: 'Priority 3', group: 'priority', points: 30 },
      { label: 'Network new to the account', group: 'network', points: 25 },
    ],
    observations: [],
    evidence,
    agents: [agent],
    facts: {},
    selfProving: false,
    passwordKnown: false,
    restsOnNull: false,
    status: 'active',
    revision: 1,
    ...given,
  };
}

const failures = Array.from({ length: 12 }, (_, index) => `failure-${index}`);

/** Takeover over days: failures, VPN, two Nigerian networks, two applications, rule `s`. */
export function scenarioA(): Breach[] {
  const failed = { operation: 'UserLoginFailed', outcome: 'failure', eventIds: failures };
  const grant = { operation: 'Consent to application.', client: null };
  const critical = { category: 'Critical', priority: 4 } as const;
  const supermailer = {
    appId: 'a245e8c0-b53c-4b67-9b45-751d1dff8e6b',
    appName: 'Newsletter Software Supermailer',
  };
  const rule = { ruleName: 's', ruleFolder: 'RSS Subscription' };
  return [
    breachOf({ id: 'a02', group: 'CRED', at: t0, ...failed, facts: { failures: 12 } }),
    breachOf({ id: 'a01', group: 'ACCESS', at: t0 + hourMs, score: 74 }),
    breachOf({
      id: 'a03',
      group: 'ACCESS',
      at: t0 + hourMs,
      ...critical,
      eventIds: ['event-a01'],
      facts: { citedModels: ['a02'] },
    }),
    breachOf({ id: 'a04', group: 'ACCESS', at: t0 + dayMs, from: smile }),
    breachOf({ id: 'a05', group: 'ACCESS', at: t0 + 2 * dayMs, from: natcom }),
    breachOf({
      id: 'a06',
      group: 'PERSIST',
      at: t0 + 2 * dayMs + hourMs,
      from: natcom,
      operation: 'Add service principal.',
      client: null,
      category: 'Informational',
      facts: { ...perfectData, knownBad: undefined },
    }),
    breachOf({
      id: 'a07',
      group: 'PERSIST',
      at: t0 + 2 * dayMs + hourMs + 5000,
      from: natcom,
      ...grant,
      facts: perfectData,
      selfProving: true,
      score: 65,
    }),
    breachOf({ id: 'a08', group: 'ACCESS', at: t0 + 4 * dayMs, from: majestic }),
    breachOf({
      id: 'a09',
      group: 'PERSIST',
      at: t0 + 5 * dayMs,
      from: majestic,
      ...grant,
      facts: supermailer,
    }),
    breachOf({
      id: 'a10',
      group: 'HIDE',
      at: t0 + 5 * dayMs + hourMs,
      from: majestic,
      operation: 'New-InboxRule',
      compliance: true,
      category: 'Informational',
      facts: rule,
      score: 80,
    }),
  ];
}

/** VPN sign-in, failures and success from a VPS, one application, nothing after. */
export function scenarioB(): Breach[] {
  const failed = {
    operation: 'UserLoginFailed',
    outcome: 'failure',
    eventIds: failures.map((id) => `b-${id}`),
  };
  const grant = { operation: 'Consent to application.', client: null };
  const subject = 'user:m.chen@halden.example';
  return [
    breachOf({ id: 'b1', group: 'ACCESS', at: t0, from: layer, subject, score: 74 }),
    breachOf({
      id: 'b2',
      group: 'CRED',
      at: t0 + 20 * hourMs,
      from: majestic,
      subject,
      ...failed,
      facts: { failures: 12 },
    }),
    breachOf({
      id: 'b3',
      group: 'ACCESS',
      at: t0 + 21 * hourMs,
      from: majestic,
      subject,
      category: 'Critical',
      facts: { citedModels: ['b2'] },
    }),
    breachOf({
      id: 'b7',
      group: 'PERSIST',
      at: t0 + 22 * hourMs,
      from: majestic,
      subject,
      operation: 'Add service principal.',
      client: null,
      category: 'Informational',
      facts: { ...perfectData, knownBad: undefined },
    }),
    breachOf({
      id: 'b5',
      group: 'PERSIST',
      at: t0 + 22 * hourMs + 3000,
      from: majestic,
      subject,
      ...grant,
      facts: perfectData,
      selfProving: true,
    }),
    breachOf({ id: 'b1b', group: 'ACCESS', at: t0 + 3 * dayMs, from: layer, subject }),
  ];
}
