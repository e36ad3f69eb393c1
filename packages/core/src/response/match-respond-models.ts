import { foreignAgents, isForeign } from '../incident/foreign-agents.ts';
import { groupsOf } from '../incident/open-incident.ts';
import type { Incident } from '../incident/types.ts';
import type { EntityKey } from '../entity/types.ts';
import type { Breach } from '../model/types.ts';

/** A RESPOND model: what it is called and how urgent it is. */
export interface RespondModel {
  uuid: string;
  path: string;
  priority: number;
}

export const suspiciousActivityBlock: RespondModel = {
  uuid: '6f1b1c1e-7d0a-4c6a-9d55-0b6f5a9c0f15',
  path: 'Antigena / SaaS / Antigena Suspicious SaaS Activity Block',
  priority: 4,
};

export const complianceActivityBlock: RespondModel = {
  uuid: '6f1b1c1e-7d0a-4c6a-9d55-0b6f5a9c0f16',
  path: 'Antigena / SaaS / Antigena Significant Compliance Activity Block',
  priority: 3,
};

const complianceScore = 50;

/** Accounts to act on and why; no targets: the model did not match. */
export interface RespondMatch {
  model: RespondModel;
  reason: string;
  targets: readonly EntityKey[];
}

/**
 * Model 15: a critical incident, or two groups of which one is ACCESS with a known rarity. A consent alone
 * never suffices, however critical: its owner may have given it, and cutting him off does not revoke it.
 */
export function matchSuspiciousActivity(
  incident: Incident,
  breaches: readonly Breach[],
): RespondMatch | undefined {
  const groups = groupsOf(breaches);
  const knownAccess = breaches.some((breach) => breach.group === 'ACCESS' && !breach.restsOnNull);
  const isCritical = incident.category === 'Critical';
  if (!isCritical && !(groups.length >= 2 && knownAccess)) return undefined;
  const bySubject = Map.groupBy(breaches, (breach) => breach.subject);
  const targets = [...bySubject]
    .filter(
      ([subject, own]) => isAccount(subject) && own.some(isAgainstOwner) && !isConsentAlone(own),
    )
    .map(([subject]) => subject);
  const reason = isCritical
    ? 'The incident is critical'
    : `${groups.length} groups agree, ACCESS by a source known to be rare among them`;
  return targets.length > 0 ? { model: suspiciousActivityBlock, reason, targets } : undefined;
}

/** Model 16: a weighty compliance breach by a foreign agent, or forwarding set up by one. */
export function matchComplianceActivity(breaches: readonly Breach[]): RespondMatch | undefined {
  const matched = breaches.filter(
    (breach) =>
      isAccount(breach.subject) &&
      isForeign(breach) &&
      ((breach.compliance && breach.score >= complianceScore) ||
        (breach.facts.ruleForwards?.length ?? 0) > 0),
  );
  const targets = [...new Set(matched.map((breach) => breach.subject))];
  const reason = 'A compliance breach by a foreign agent';
  return targets.length > 0 ? { model: complianceActivityBlock, reason, targets } : undefined;
}

function isAccount(subject: EntityKey): boolean {
  return subject.startsWith('user:');
}

function isAgainstOwner(breach: Breach): boolean {
  return foreignAgents(breach).length > 0 || breach.selfProving;
}

function isConsentAlone(breaches: readonly Breach[]): boolean {
  return groupsOf(breaches).every((group) => group === 'PERSIST');
}
