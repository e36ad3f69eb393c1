import { eventId, type Metric, type RuleFacts, type ScoredAct } from '@nightjar/core';

/** An act of a model's own test: who, what, and how long after the one before. */
export interface TestAct {
  metric: Metric;
  subject?: string;
  foreign?: boolean;
  succeeded?: boolean;
  errorCode?: string;
  times?: number;
  everyMinutes?: number;
  afterMinutes?: number;
  appId?: string;
  appAgeDays?: number;
  scopes?: string[];
  rule?: Partial<RuleFacts>;
}

const startMs = Date.parse('2026-03-10T10:00:00Z');

/** The acts in full, as a stage would hand them over, at a quiet start time. */
export function actsOf(tests: readonly TestAct[]): ScoredAct[] {
  let time = startMs;
  return tests.flatMap((one, index) => {
    time += (one.afterMinutes ?? 0) * 60_000;
    return Array.from({ length: one.times ?? 1 }, (_, nth) => {
      if (nth > 0) time += (one.everyMinutes ?? 2) * 60_000;
      return actOfTest(one, { time, uid: `${index}-${nth}` });
    });
  });
}

function actOfTest(one: TestAct, at: { time: number; uid: string }): ScoredAct {
  const foreign = one.foreign === true;
  const subject = one.subject ?? 'user:ana@example.com';
  const isLogin = one.metric.startsWith('saas.login');
  return {
    id: eventId({ tenantId: 'tenant', source: 'microsoft-365', ...at }),
    uid: at.uid,
    source: 'microsoft-365',
    time: at.time,
    metric: one.metric,
    alsoMetrics: [],
    operation: one.metric,
    operationClass: isLogin ? 'sign-in' : 'directory',
    subject,
    subjectName: subject.slice(5),
    actorKind: 'person',
    ip: foreign ? '5.62.60.202' : '81.2.69.142',
    intel: {
      asn: foreign ? 198605 : 2856,
      asnName: foreign ? 'AVAST Software s.r.o.' : 'British Telecommunications PLC',
      country: foreign ? 'KW' : 'GB',
      class: foreign ? 'vpn' : 'none',
      version: 'test',
    },
    clientFamily: 'Chrome / Windows',
    userAgent: null,
    session: null,
    application: null,
    applicationId: null,
    outcome: one.metric === 'saas.login.failure' ? 'failure' : 'success',
    errorCode: one.errorCode ?? null,
    interactive: true,
    correlation: null,
    grant: one.appId
      ? {
          appId: one.appId,
          appName: 'An application',
          scopes: one.scopes ?? [],
          consentForAll: false,
          publisherVerified: null,
        }
      : null,
    rule: one.rule
      ? {
          name: '',
          mailbox: null,
          moveToFolder: null,
          forwardTo: [],
          externalForward: false,
          deletes: false,
          marksRead: false,
          hasCondition: true,
          words: [],
          ...one.rule,
        }
      : null,
    mail: null,
    count: 1,
    scores: {},
    rareNet: foreign,
    rareSource: foreign,
    judgedAcrossUsers: false,
    maturity: 1,
    busiestFailureHour: 1,
    succeededFromNetwork: one.succeeded ?? !foreign,
    appAgeDays: one.appAgeDays ?? null,
    window: 'the 90 days before',
  };
}
