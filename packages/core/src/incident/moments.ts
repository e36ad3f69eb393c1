import type { Act, EntityKey } from '../entity/types.ts';
import { evidenceMax } from '../model/collect-breaches.ts';
import type { Breach, EvidenceEvent } from '../model/types.ts';
import { momentKindOf, type MomentKind } from './moment-kind.ts';

/** One event as the story tells it, with what breaches and acts know of it. */
export interface Moment {
  id: string;
  time: number;
  kind: MomentKind;
  operation: string;
  subject: EntityKey;
  subjectName: string;
  ip: string | null;
  asn: number | null;
  asnName: string | null;
  country: string | null;
  ipClass: string | null;
  clientFamily: string | null;
  errorCode: string | null;
  /** Acts that the record stands for. */
  count: number;
  /** Request id by which two feeds report one act. */
  correlation: string | null;
  /** The feed that told it; null: known from a breach's evidence only. */
  source: string | null;
  appId: string | null;
  appName: string | null;
  scopes: readonly string[];
  knownBad: boolean;
  ruleName: string | null;
  ruleFolder: string | null;
  forwards: readonly string[];
  attachments: readonly string[];
  /** Cited by a breach of an ACCESS model: a source foreign to the account. */
  unusualSource: boolean;
  /** Failures that the citing breach counted where its copied evidence is fewer; else 0. */
  failures: number;
  /** Copied evidence of a breach that had more of it than is copied. */
  isCut: boolean;
}

/** Events of the breaches and further acts, each once, earliest first. */
export function momentsOf(breaches: readonly Breach[], acts: readonly Act[]): Moment[] {
  const actById = new Map(acts.map((act) => [act.id, act]));
  const moments = new Map<string, Moment>();
  for (const breach of breaches) {
    for (const event of breach.evidence) {
      const known = moments.get(event.id) ?? fromEvidence(event, breach, actById.get(event.id));
      moments.set(event.id, addFacts(known, breach));
    }
  }
  for (const act of acts) {
    if (!moments.has(act.id) && act.subject !== null)
      moments.set(act.id, fromAct(act, act.subject));
  }
  return [...moments.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}

function fromEvidence(event: EvidenceEvent, breach: Breach, act: Act | undefined): Moment {
  const told = act?.subject ? fromAct(act, act.subject) : undefined;
  return {
    ...(told ?? bareMoment(event, breach)),
    ip: event.ip ?? told?.ip ?? null,
    asn: event.asn ?? told?.asn ?? null,
    asnName: event.asnName ?? told?.asnName ?? null,
    country: event.country ?? told?.country ?? null,
    ipClass: event.ipClass ?? told?.ipClass ?? null,
    clientFamily: event.clientFamily ?? told?.clientFamily ?? null,
  };
}

function bareMoment(event: EvidenceEvent, breach: Breach): Moment {
  return {
    ...unknownFacts,
    ...event,
    kind: setsForwarding(event, breach) ? 'rule' : momentKindOf(event.operation, event.outcome),
    subject: breach.subject,
    subjectName: breach.subjectName,
    count: 1,
    correlation: event.correlation ?? null,
    source: null,
  };
}

function setsForwarding({ operation }: EvidenceEvent, { facts }: Breach): boolean {
  return operation === 'Set-Mailbox' && (facts.ruleForwards ?? []).length > 0;
}

const unknownFacts = {
  appId: null,
  appName: null,
  scopes: [],
  knownBad: false,
  ruleName: null,
  ruleFolder: null,
  forwards: [],
  attachments: [],
  unusualSource: false,
  failures: 0,
  isCut: false,
};

function fromAct(act: Act, subject: EntityKey): Moment {
  return {
    ...unknownFacts,
    id: act.id,
    time: act.time,
    kind: momentKindOf(act.operation, act.outcome, act.metric),
    operation: act.operation,
    subject,
    subjectName: act.subjectName ?? subject,
    ip: act.ip,
    asn: act.intel?.asn ?? null,
    asnName: act.intel?.asnName ?? null,
    country: act.intel?.country ?? null,
    ipClass: act.intel?.class ?? null,
    clientFamily: act.clientFamily,
    errorCode: act.errorCode,
    count: Math.max(1, act.count),
    correlation: act.correlation,
    source: act.source,
    appId: act.grant?.appId ?? null,
    appName: act.grant?.appName ?? null,
    scopes: act.grant?.scopes ?? [],
    ruleName: act.rule?.name ?? null,
    ruleFolder: act.rule?.moveToFolder ?? null,
    forwards: act.rule?.forwardTo ?? [],
    attachments: act.mail?.attachments ?? [],
  };
}

/** A breach's facts belong to those of its events that are of the facts' kind. */
function addFacts(moment: Moment, breach: Breach): Moment {
  const { facts } = breach;
  const added = { ...moment };
  if (breach.group === 'ACCESS' && moment.ipClass !== 'egress') added.unusualSource = true;
  if (breach.evidence.length >= evidenceMax) {
    added.isCut = true;
    // A spray counts the failures of many; they are not those of each.
    if (moment.kind === 'failedSignIn' && moment.subject === breach.subject)
      added.failures = Math.max(moment.failures, facts.failures ?? 0);
  }
  if (isOfApplication(moment)) {
    added.appId ??= facts.appId ?? null;
    added.appName ??= facts.appName ?? null;
    if (moment.scopes.length === 0) added.scopes = facts.scopes ?? [];
    added.knownBad ||= facts.knownBad !== undefined;
  }
  if (moment.kind === 'rule') {
    added.ruleName ??= facts.ruleName ?? null;
    added.ruleFolder ??= facts.ruleFolder ?? null;
    if (moment.forwards.length === 0) added.forwards = facts.ruleForwards ?? [];
  }
  return added;
}

function isOfApplication(moment: Moment): boolean {
  return moment.kind === 'grant' || moment.kind === 'appCreated';
}
