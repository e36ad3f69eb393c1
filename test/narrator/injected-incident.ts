import {
  investigate,
  noDecisions,
  type Act,
  type Breach,
  type EvidenceEvent,
  type Incident,
} from '@nightjar/core';
import { makeAct } from '@nightjar/core/testing';
import { makeBreach, makeForeignAgent } from '@nightjar/db/testing';

/** Fields that someone outside can write. */
export const fields = [
  'subjectName',
  'asnName',
  'clientFamily',
  'userAgent',
  'operation',
  'application',
  'appId',
  'appName',
  'ruleName',
  'ruleFolder',
  'ruleForwards',
  'attachment',
] as const;
export type Field = (typeof fields)[number];

const t0 = Date.UTC(2026, 2, 12, 9);
const subject = 'user:j.ortega@borealis.example';
const minuteMs = 60_000;
const ip = '45.62.170.237';

/** A takeover in which one field holds the text; without a field, an ordinary takeover. */
export function injectedIncident(field?: Field, text = ''): Incident {
  const as = (name: Field, usual: string): string => (name === field ? text : usual);
  const breachOf = (n: number, group: Breach['group'], more: Partial<Breach>): Breach => {
    const time = t0 + n * minuteMs;
    const operation = {
      CRED: 'UserLoginFailed',
      PERSIST: 'Consent to application.',
      HIDE: 'New-InboxRule',
      IMPACT: 'Send',
      ACCESS: 'UserLoggedIn',
      COLLECT: 'MailItemsAccessed',
    }[group];
    const event: EvidenceEvent = {
      id: `event-${n}`,
      uid: `uid-${n}`,
      time,
      operation: group === 'COLLECT' ? as('operation', operation) : operation,
      ip,
      asn: 396_073,
      asnName: as('asnName', 'Rented'),
      country: 'US',
      ipClass: 'hosting',
      clientFamily: as('clientFamily', 'Chrome / Windows'),
      application: as('application', 'Outlook'),
      session: null,
      outcome: group === 'CRED' ? 'failure' : 'success',
      errorCode: null,
    };
    const agent = {
      ...makeForeignAgent(subject),
      asnName: event.asnName,
      clientFamily: event.clientFamily,
    };
    return makeBreach(n, {
      group,
      subject,
      subjectName: as('subjectName', 'j.ortega@borealis.example'),
      modelPath: `SaaS / ${group}`,
      time,
      endTime: time,
      evidence: [event],
      agents: [agent],
      ...more,
    });
  };
  const app = { appId: as('appId', 'app-1'), appName: as('appName', 'Newsletter') };
  const rule = {
    ruleName: as('ruleName', 's'),
    ruleFolder: as('ruleFolder', 'RSS'),
    ruleForwards: [as('ruleForwards', 'drop@outside.example')],
  };
  const breaches = [
    breachOf(1, 'CRED', { facts: { failures: 9 } }),
    breachOf(2, 'ACCESS', {}),
    breachOf(3, 'PERSIST', { facts: app }),
    breachOf(4, 'HIDE', { facts: rule }),
    breachOf(5, 'COLLECT', {}),
    breachOf(6, 'IMPACT', {}),
  ];
  const act: Act = makeAct('event-6', {
    subject,
    time: t0 + 6 * minuteMs,
    metric: 'saas.mail.sent',
    operation: 'Send',
    ip,
    userAgent: as('userAgent', 'Mozilla/5.0'),
    mail: { subject: null, attachments: [as('attachment', 'invoice.html')], recipients: 1 },
  });
  const acts = [act];
  return investigate({ tenantId: breaches[0]!.tenantId, breaches, decisions: noDecisions, acts })
    .incidents[0]!;
}
