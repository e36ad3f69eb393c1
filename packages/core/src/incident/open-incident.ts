import type { Breach, ModelGroup } from '../model/types.ts';
import { foreignAgents, isHostingLike, isSameAgent } from './foreign-agents.ts';
import type { Incident } from './types.ts';

/** How bad a group of breaches is, and why; `opens` false: they stay in the list of ungrouped ones. */
export interface Assessment {
  opens: boolean;
  category: Incident['category'];
  severity: Incident['severity'];
  score: number;
  groups: readonly ModelGroup[];
  reasons: readonly string[];
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
  const heldReason = 'At most suspicious: the history is too short to call the source rare';
  return {
    opens: opening.length > 0,
    category,
    severity: severityOf(category, score),
    score,
    groups,
    reasons: [...opening, ...(held ? [heldReason] : critical)],
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

function openingReasons(breaches: readonly Breach[], groups: readonly ModelGroup[]): string[] {
  const passwordKnown = breaches.some((breach) => breach.group === 'CRED' && breach.passwordKnown);
  const passwordReason = 'The password was right and only policy stopped the sign-in';
  if (breaches.every((breach) => breach.group === 'CRED')) {
    return passwordKnown ? [passwordReason] : [];
  }
  const reasons: string[] = [];
  if (breaches.some(isCriticalModel)) reasons.push('A critical model was breached');
  if (breaches.some((breach) => breach.selfProving)) reasons.push('An act proves itself');
  if (groups.length >= 2 && breaches.some(isWeighty)) {
    reasons.push(`${groups.length} groups of models agree: ${groups.join(', ')}`);
  }
  if (breaches.some(isLoudAlone))
    reasons.push(`A suspicious breach scored ${openingScore} or more`);
  if (passwordKnown) reasons.push(passwordReason);
  return reasons;
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

function criticalReasons(breaches: readonly Breach[], groups: readonly ModelGroup[]): string[] {
  const reasons: string[] = [];
  const second = secondGroupOf(breaches, groups);
  if (second) reasons.push(`ACCESS and ${second} by the same foreign agent`);
  const proof = breaches.find((breach) => breach.selfProving);
  if (proof) {
    reasons.push(
      proof.facts.knownBad
        ? 'An application known from account takeovers was granted'
        : 'An act needs no history to be judged',
    );
  }
  return reasons;
}

/** A group besides ACCESS that one of the foreign agents of ACCESS also caused. */
function secondGroupOf(
  breaches: readonly Breach[],
  groups: readonly ModelGroup[],
): ModelGroup | undefined {
  const intruders = breaches.filter((breach) => breach.group === 'ACCESS').flatMap(foreignAgents);
  return breaches.find(
    (breach) =>
      breach.group !== 'ACCESS' &&
      groups.includes(breach.group) &&
      foreignAgents(breach).some((agent) => intruders.some((other) => isSameAgent(agent, other))),
  )?.group;
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
