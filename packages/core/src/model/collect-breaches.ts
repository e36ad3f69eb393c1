import { stableId } from '../entity/stable-id.ts';
import { type Day, dayOf } from '../baseline/days.ts';
import type { ScoredAct } from '../baseline/types.ts';
import type { EntityKey } from '../entity/types.ts';
import { type Feature, getRate, type Rate, ratesOf } from '../feature/index.ts';
import { agentKey } from './agents.ts';
import type { CompiledModel } from './compile-model.ts';
import { byTime, dedupe } from './find-matches.ts';
import { knownBadApplications } from './known.ts';
import type { Match } from './match.ts';
import { observationsOf } from './observations.ts';
import { repetitionTerm, totalOf } from './score.ts';
import type { AgentRef, Breach, BreachFacts, EvidenceEvent, ScoreTerm } from './types.ts';
import { evidenceTargetOf } from './evidence-target-of.ts';
import { isSelfProving } from './self-proving.ts';

/** So many events are copied into a breach at most. */
export const evidenceMax = 200;
const deviceMax = 120;
const repetitionMs = 7 * 86_400_000;

/** Breaches of one model and entity: all matches of a key in one throttle window, aligned to the epoch. */
export function collectBreaches(
  compiled: CompiledModel,
  tenantId: string,
  matches: readonly Match[],
): Breach[] {
  const throttleMs = throttleMsOf(compiled);
  const windows = new Map<string, Match[]>();
  for (const match of matches) {
    const key = throttleWindowOf(compiled, match);
    const known = windows.get(key);
    if (known) known.push(match);
    else windows.set(key, [match]);
  }
  const keyed = [...windows].map(([key, of]) => {
    const [name, index] = key.split('\u001f') as [string, string];
    return { name, index: Number(index), of: of.sort(byTime) };
  });
  return keyed.map((window) => {
    const start = window.index * throttleMs;
    const earlier = keyed.filter(
      (other) =>
        other.name === window.name &&
        other.index < window.index &&
        other.index * throttleMs >= start - repetitionMs,
    );
    return toBreach({ compiled, tenantId, window, n: 1 + earlier.length });
  });
}

/** The throttle window that a match falls into: those that share it are one breach. */
export function throttleWindowOf(compiled: CompiledModel, match: Match): string {
  const index = Math.floor(match.act.time / throttleMsOf(compiled));
  return `${keyOf(compiled.model.key, match)}\u001f${index}`;
}

function throttleMsOf({ model }: CompiledModel): number {
  return model.throttleHours * 3_600_000;
}

function keyOf(kind: CompiledModel['model']['key'], match: Match): string {
  const subject = entityOf(match);
  if (kind === 'subject+asn')
    return `${subject}|AS${match.agent?.asn ?? match.act.intel?.asn ?? '?'}`;
  if (kind === 'subject+app')
    return `${subject}|${match.act.grant?.appId ?? match.act.grant?.appName ?? '?'}`;
  if (kind === 'subject+target') return `${subject}|${match.act.target ?? '?'}`;
  if (kind === 'subject+port') return `${subject}|${match.act.remote?.port ?? '?'}`;
  if (kind === 'mailbox') return match.act.rule?.mailbox?.toLowerCase() ?? subject;
  return subject;
}

function entityOf(match: Match): string {
  if (match.usersTargeted !== null) return `ip:${match.act.ip}`;
  return match.act.subject ?? `ip:${match.act.ip}`;
}

interface Window {
  compiled: CompiledModel;
  tenantId: string;
  window: { name: string; index: number; of: readonly Match[] };
  n: number;
}

function toBreach({ compiled, tenantId, window, n }: Window): Breach {
  const { model } = compiled;
  const best = window.of.reduce((strongest, match) =>
    sum(match.terms) > sum(strongest.terms) ? match : strongest,
  );
  const repetition = repetitionTerm(model.behaviour, n);
  const { score, terms } = totalOf(repetition ? [...best.terms, repetition] : best.terms);
  const cited = dedupe(window.of.flatMap((match) => match.cited));
  const acts = window.of.map((match) => match.act);
  return {
    id: stableId('breach', tenantId, model.uuid, window.name, String(window.index)),
    tenantId,
    modelUuid: model.uuid,
    modelPath: model.path,
    modelVersion: model.version,
    category: model.category,
    compliance: model.compliance,
    priority: model.priority,
    group: model.group,
    techniques: model.attack,
    key: window.name,
    subject: entityOf(best),
    subjectName:
      best.usersTargeted === null
        ? (best.act.subjectName ?? best.act.subject ?? '')
        : (best.act.ip ?? ''),
    time: acts[0]!.time,
    endTime: acts.at(-1)!.time,
    windowIndex: window.index,
    score,
    terms,
    observations: observationsOf(best.act, best),
    evidence: bounded(cited).map(evidenceOf),
    agents: agentsOf(window.of),
    facts: factsOf(best, window.of),
    selfProving: model.selfProving || window.of.some(isSelfProving),
    passwordKnown: window.of.some((match) => match.passwordRight),
    restsOnNull:
      model.group === 'ACCESS' && window.of.every((match) => match.act.judgedAcrossUsers),
    ...newValuesOf(window.of),
    ...countedOf(entityOf(best), cited),
    matches: window.of.length,
    ...(model.mode === 'audit' ? { mode: 'audit' as const } : {}),
    status: 'active',
    revision: 1,
  };
}

function sum(terms: readonly ScoreTerm[]): number {
  return terms.reduce((total, term) => total + term.points, 0);
}

/** The first and the last: a burst of thousands must not make a breach of megabytes. */
function bounded(acts: readonly ScoredAct[]): readonly ScoredAct[] {
  return acts.length <= evidenceMax
    ? acts
    : [...acts.slice(0, evidenceMax / 2), ...acts.slice(-evidenceMax / 2)];
}

function agentsOf(matches: readonly Match[]): AgentRef[] {
  const byKey = new Map<string, AgentRef>();
  for (const { agent } of matches) {
    if (!agent) continue;
    const key = agentKey(agent);
    const known = byKey.get(key);
    if (!known || (agent.foreign === true && known.foreign !== true)) byKey.set(key, agent);
  }
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
}

function factsOf(best: Match, matches: readonly Match[]): BreachFacts {
  const { grant, rule } = matches.find(isSelfProving)?.act ?? best.act;
  const failures = Math.max(0, ...matches.map((match) => match.failures ?? 0));
  const users = Math.max(0, ...matches.map((match) => match.usersTargeted ?? 0));
  return {
    ...(grant?.appId ? { appId: grant.appId } : {}),
    ...(grant?.appName ? { appName: grant.appName } : {}),
    ...(grant && grant.scopes.length > 0 ? { scopes: grant.scopes } : {}),
    ...(rule ? { ruleName: rule.name } : {}),
    ...(rule?.moveToFolder ? { ruleFolder: rule.moveToFolder } : {}),
    ...(rule && rule.forwardTo.length > 0 ? { ruleForwards: rule.forwardTo } : {}),
    ...(failures > 0 ? { failures } : {}),
    ...(users > 0 ? { usersTargeted: users } : {}),
    ...(best.act.target === undefined ? {} : { target: best.act.target }),
    ...volumeOf(best),
    ...(knownBadApplications.has(grant?.appId ?? '')
      ? { knownBad: knownBadApplications.get(grant!.appId!)! }
      : {}),
  };
}

const newValuesMax = 50;

function newValuesOf(matches: readonly Match[]): Pick<Breach, 'newValues'> {
  const found = new Map<string, { feature: Feature; value: string }>();
  for (const { act } of matches) {
    for (const { daysSeen, feature, value } of Object.values(act.scores))
      if (daysSeen === 0) found.set(`${feature}|${value}`, { feature, value });
  }
  if (found.size === 0) return {};
  const sorted = [...found.keys()].sort().slice(0, newValuesMax);
  return { newValues: sorted.map((key) => found.get(key)!) };
}

/** A spray's acts are those of the users, whose own breaches they may be: an address has no rates. */
function countedOf(subject: EntityKey, cited: readonly ScoredAct[]): Pick<Breach, 'counted'> {
  const found = new Map<string, { rate: Rate; day: Day }>();
  for (const act of cited) {
    if (act.subject !== subject) continue;
    const day = dayOf(act.time);
    for (const rate of ratesOf(act.metric))
      if (rate.amount(act) > 0) found.set(`${day}|${rate.name}`, { rate: rate.name, day });
  }
  if (found.size === 0) return {};
  return { counted: [...found.keys()].sort().map((key) => found.get(key)!) };
}

function volumeOf({ volume, failures }: Match): Pick<BreachFacts, 'volume'> {
  if (volume === null || failures !== null) return {};
  const { amount, rate, withinMinutes } = volume;
  const label = rate === null ? 'acts of this kind' : getRate(rate).label;
  return { volume: { label, amount, withinMinutes } };
}

function evidenceOf(act: ScoredAct): EvidenceEvent {
  const target = evidenceTargetOf(act);
  return {
    id: act.id,
    uid: act.uid,
    time: act.time,
    operation: act.operation,
    ip: act.ip,
    asn: act.intel?.asn ?? null,
    asnName: act.intel?.asnName ?? null,
    country: act.intel?.country ?? null,
    ipClass: act.intel?.class ?? null,
    clientFamily: act.clientFamily,
    application: act.application,
    session: act.session,
    outcome: act.outcome,
    errorCode: act.errorCode,
    ...(act.correlation === null ? {} : { correlation: act.correlation }),
    ...(target === undefined ? {} : { target }),
    ...(act.device === undefined ? {} : { device: act.device.slice(0, deviceMax) }),
    ...(act.credential?.startsWith('AKIA')
      ? { accessKey: act.credential.slice(0, deviceMax) }
      : {}),
  };
}
