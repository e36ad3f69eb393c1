import type { Breach, ModelGroup } from '../model/types.ts';
import { phrase, type Phrase, type PhraseValue } from './event/phrase.ts';
import { countOf, listOf, termOf } from './event/terms.ts';
import { foreignAgents, isHostingLike, isSameAgent } from './foreign-agents.ts';
import { groupNames } from './group-names.ts';
import { sayFindings } from './say-finding.ts';
import type { Incident } from './types.ts';

/** How bad a group of breaches is, and why; `opens` false: they stay in the list of ungrouped ones. */
export interface Assessment {
  opens: boolean;
  category: Incident['category'];
  severity: Incident['severity'];
  score: number;
  groups: readonly ModelGroup[];
  reasons: readonly Phrase[];
}

/** One suspicious breach opens an incident from this score. */
export const openingScore = 60;
const sprayedUsersMin = 3;

/** Decides whether linked breaches open an incident, and whether it is critical. */
export function openIncident(breaches: readonly Breach[]): Assessment {
  const groups = groupsOf(breaches);
  const opening = openingReasons(breaches, groups);
  const critical = criticalReasons(breaches, groups);
  const held = critical.length > 0 && restsOnUnknowns(breaches);
  const category = critical.length > 0 && !held ? 'Critical' : 'Suspicious';
  const highest = Math.max(0, ...breaches.map((breach) => breach.score));
  const score = Math.min(100, highest + 5 * Math.max(0, groups.length - 1));
  return {
    opens: opening.length > 0,
    category,
    severity: severityOf(category, score),
    score,
    groups,
    reasons: eachOnce([...opening, ...(held ? [phrase('reason.shortHistory')] : critical)]),
  };
}

/**
 * Groups of models that speak. Failed sign-ins are the noise of the internet: they are a group of their own
 * only from a rented network or against three users.
 */
export function groupsOf(breaches: readonly Breach[]): ModelGroup[] {
  const order: ModelGroup[] = ['CRED', 'ACCESS', 'PERSIST', 'HIDE', 'COLLECT', 'IMPACT'];
  const present = new Set(breaches.map((breach) => breach.group));
  return order.filter(
    (group) => present.has(group) && (group !== 'CRED' || isCredCounted(breaches)),
  );
}

function isCredCounted(breaches: readonly Breach[]): boolean {
  const cred = breaches.filter((breach) => breach.group === 'CRED');
  return (
    cred.some((breach) => breach.agents.some((agent) => isHostingLike(agent.ipClass))) ||
    cred.some((breach) => breach.evidence.some((event) => isHostingLike(event.ipClass))) ||
    cred.some((breach) => (breach.facts.usersTargeted ?? 0) >= sprayedUsersMin) ||
    new Set(cred.map((breach) => breach.subject)).size >= sprayedUsersMin
  );
}

function eachOnce(reasons: readonly Phrase[]): Phrase[] {
  return [...new Map(reasons.map((reason) => [reason.text, reason])).values()];
}

function openingReasons(breaches: readonly Breach[], groups: readonly ModelGroup[]): Phrase[] {
  const passwordKnown = breaches.some((breach) => breach.group === 'CRED' && breach.passwordKnown);
  const password = passwordKnown ? [phrase('reason.password')] : [];
  if (breaches.every((breach) => breach.group === 'CRED')) return password;
  const reasons: Phrase[] = [];
  const grave = breaches.filter(isCriticalModel);
  if (grave.length > 0) reasons.push(phrase('reason.grave', { findings: findingsOf(grave) }));
  reasons.push(...proofsOf(breaches));
  if (groups.length >= 2 && breaches.some(isWeighty)) {
    const kinds = groups.map((group) => termOf(groupNames[group].toLowerCase()));
    const count = countOf(groups.length);
    reasons.push(phrase('reason.kinds', { count, kinds: listOf(kinds, groups.length) }));
  }
  const loudest = breaches.filter(isLoudAlone).toSorted((a, b) => b.score - a.score)[0];
  if (loudest && grave.length === 0) {
    const score = termOf(String(Math.round(loudest.score)));
    reasons.push(phrase('reason.loud', { score, findings: findingsOf([loudest]) }));
  }
  return [...reasons, ...password];
}

const findingsMax = 2;

function findingsOf(breaches: readonly Breach[]): PhraseValue {
  return listOf(sayFindings(breaches).map(termOf), findingsMax);
}

/** Acts that are judged by themselves. */
function proofsOf(breaches: readonly Breach[]): Phrase[] {
  const proofs = breaches.filter(({ selfProving }) => selfProving);
  if (proofs.length === 0) return [];
  if (proofs.some(({ facts }) => facts.knownBad)) return [phrase('reason.knownBad')];
  return [phrase('reason.proof', { findings: findingsOf(proofs) })];
}

function isWeighty(breach: Breach): boolean {
  return breach.category !== 'Informational' && !breach.compliance;
}

function isCriticalModel(breach: Breach): boolean {
  return breach.category === 'Critical' && !breach.compliance;
}

function isLoudAlone(breach: Breach): boolean {
  return isWeighty(breach) && breach.group !== 'CRED' && breach.score >= openingScore;
}

/** What a stranger of a group did, after `The stranger who got in also`. */
const deeds: Readonly<Record<ModelGroup, string>> = {
  CRED: 'tried passwords',
  ACCESS: 'came back',
  PERSIST: 'made ways to stay',
  HIDE: 'hid the tracks or weakened defences',
  COLLECT: 'collected mail or data',
  IMPACT: 'misused what was reached',
};

function criticalReasons(breaches: readonly Breach[], groups: readonly ModelGroup[]): Phrase[] {
  const further = furtherGroupsOf(breaches, groups).map((group) => termOf(deeds[group]));
  const told = { deeds: listOf(further, further.length) };
  return [
    ...(further.length > 0 ? [phrase('reason.sameStranger', told)] : []),
    ...proofsOf(breaches),
  ];
}

/** Groups besides ACCESS that one of the foreign agents of ACCESS also caused. */
function furtherGroupsOf(breaches: readonly Breach[], groups: readonly ModelGroup[]): ModelGroup[] {
  const intruders = breaches.filter((breach) => breach.group === 'ACCESS').flatMap(foreignAgents);
  const isTheirs = (breach: Breach): boolean =>
    foreignAgents(breach).some((agent) => intruders.some((other) => isSameAgent(agent, other)));
  return groups.filter(
    (group) =>
      group !== 'ACCESS' && breaches.some((breach) => breach.group === group && isTheirs(breach)),
  );
}

function restsOnUnknowns(breaches: readonly Breach[]): boolean {
  const access = breaches.filter((breach) => breach.group === 'ACCESS');
  return (
    access.length > 0 &&
    access.every((breach) => breach.restsOnNull) &&
    !breaches.some((breach) => breach.group === 'CRED' || breach.selfProving)
  );
}

function severityOf(category: Incident['category'], score: number): Incident['severity'] {
  if (category === 'Critical') return 'Critical';
  if (score >= 80) return 'High';
  return score >= openingScore ? 'Medium' : 'Low';
}
