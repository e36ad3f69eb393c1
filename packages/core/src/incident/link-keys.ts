import type { AgentRef, Breach } from '../model/types.ts';
import { momentKindOf } from './moment-kind.ts';
import { isSpray, sourceOf, type Strangers } from './strangers.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export type LinkRule = 'person' | 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6';

/** Breaches that carry the same key and lie within its window are linked. */
export interface LinkKey {
  rule: LinkRule;
  key: string;
  windowMs: number;
  /** A key that touches more subjects than this only relates. */
  subjectsMax: number;
}

const subjectsMax = 20;

/** Zero GUIDs and their like stand for "no session". */
const emptySession = /^[0-]*$/;

/** Every key by which a breach may be linked to another, whatever the other is. */
export function linkKeysOf(
  breach: Breach,
  { egress, strangers }: { egress: ReadonlySet<string>; strangers: Strangers },
): LinkKey[] {
  const keys = [
    ...evidenceKeys(breach, strangers),
    ...sessionKeys(breach),
    ...accessKeyKeys(breach),
  ];
  if (isSpray(breach)) keys.push(...sprayKeys(breach, egress));
  const agents = strangers.agentsOf(breach);
  if (agents.length === 0) return [...keys, ownActKey(breach)];
  for (const agent of agents) {
    keys.push(...sameSubjectKeys(breach, agent), ...addressKeys(agent, egress));
  }
  if (breach.facts.appId) keys.push(linkKey('L5', `app|${breach.facts.appId}`, 14 * dayMs, true));
  return keys;
}

function linkKey(rule: LinkRule, key: string, windowMs: number, capped = false): LinkKey {
  return { rule, key: `${rule}|${key}`, windowMs, subjectsMax: capped ? subjectsMax : Infinity };
}

function evidenceKeys(breach: Breach, strangers: Strangers): LinkKey[] {
  return breach.evidence
    .filter((event) => !strangers.isSprayTooLate(event, breach))
    .map((event) => linkKey('L1', event.id, Infinity));
}

/** A sign-in that failed opened no session: one that sprays many accounts is in none of theirs. */
function sessionKeys(breach: Breach): LinkKey[] {
  const opened = breach.evidence.filter(
    ({ operation, outcome }) => momentKindOf(operation, outcome) !== 'failedSignIn',
  );
  const sessions = new Set([
    ...breach.agents.flatMap((agent) => agent.sessions),
    ...opened.flatMap((event) => event.session ?? []),
  ]);
  return [...sessions]
    .filter((session) => !emptySession.test(session))
    .map((session) => linkKey('L2', session, 30 * dayMs, true));
}

/** A key lasts for years and is no session: what it signs within a day is of one hand. */
function accessKeyKeys({ evidence }: Breach): LinkKey[] {
  return [...new Set(evidence.flatMap(({ accessKey }) => accessKey ?? []))].map((key) =>
    linkKey('L2', `key|${key}`, dayMs, true),
  );
}

function sprayKeys({ evidence }: Breach, egress: ReadonlySet<string>): LinkKey[] {
  return evidence.flatMap(({ clientFamily, ip, ipClass }) =>
    addressKeys({ clientFamily, ipClass, ips: ip === null ? [] : [ip] }, egress),
  );
}

function sameSubjectKeys(breach: Breach, agent: AgentRef): LinkKey[] {
  const subject = breach.subject;
  const keys = [linkKey('L3', `any|${subject}`, 72 * hourMs)];
  if (agent.asn !== null) {
    const name = JSON.stringify([subject, agent.asn, agent.clientFamily]);
    keys.push(linkKey('L3', `agent|${name}`, 14 * dayMs));
  }
  // `none` says only that the class is unknown: two unknowns are not the same class.
  if (agent.ipClass !== null && agent.ipClass !== 'none') {
    keys.push(linkKey('L3', `class|${JSON.stringify([subject, agent.ipClass])}`, 7 * dayMs));
  }
  if (agent.clientFamily !== null) {
    keys.push(linkKey('L3', `client|${JSON.stringify([subject, agent.clientFamily])}`, 7 * dayMs));
  }
  return keys;
}

/** Strangers share the exits of a VPN, Tor or a relay: there the client and the hour must agree as well. */
function addressKeys(
  agent: Pick<AgentRef, 'clientFamily' | 'ipClass' | 'ips'>,
  egress: ReadonlySet<string>,
): LinkKey[] {
  return agent.ips
    .filter((ip) => !egress.has(ip))
    .flatMap((ip) => sourceOf(ip, agent) ?? [])
    .map(({ key, isShared }) => linkKey('L4', key, (isShared ? 2 : 24) * hourMs, true));
}

function ownActKey(breach: Breach): LinkKey {
  const object = objectOf(breach);
  return object === null
    ? linkKey('L6', JSON.stringify(['subject', breach.modelUuid, breach.subject]), 48 * hourMs)
    : linkKey('L6', JSON.stringify(['object', breach.modelUuid, object]), 14 * dayMs);
}

/** What was acted upon. A rule's name means something only within its mailbox. */
function objectOf(breach: Breach): string | null {
  if (breach.facts.appId) return `app:${breach.facts.appId}`;
  if (breach.facts.ruleName !== undefined) return `rule:${breach.subject}:${breach.facts.ruleName}`;
  return null;
}
