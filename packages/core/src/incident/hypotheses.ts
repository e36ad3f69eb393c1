import type { Breach, ModelGroup } from '../model/types.ts';
import { foreignAgents, isForeign } from './foreign-agents.ts';
import { momentKindOf, type MomentKind } from './moment-kind.ts';
import type { Hypothesis } from './types.ts';

const evidenceMax = 20;

/**
 * What the breaches could mean, each weighed by its own required and contradicting evidence. Confidence is
 * a weight of our choice between 0 and 1, not a measured frequency.
 */
export function hypothesesOf(breaches: readonly Breach[]): Hypothesis[] {
  const seen = new Seen(breaches);
  const all = [
    hijack(seen),
    credentialAttack(seen),
    maliciousApplication(seen),
    mailboxManipulation(seen),
    outboundPhishing(seen),
    internalSpread(seen),
    legitimateTravel(seen),
    legitimateRollout(seen),
    exposedService(seen),
  ];
  return all.filter((hypothesis) => hypothesis !== undefined);
}

/** The breaches, asked by group. */
class Seen {
  readonly breaches: readonly Breach[];
  constructor(breaches: readonly Breach[]) {
    this.breaches = breaches;
  }
  of(...groups: ModelGroup[]): Breach[] {
    return this.breaches.filter((breach) => groups.includes(breach.group));
  }
  foreign(...groups: ModelGroup[]): boolean {
    return this.of(...groups).some(isForeign);
  }
  get selfProving(): boolean {
    return this.breaches.some((breach) => breach.selfProving);
  }
}

/** Independent grounds add up: each closes its share of the remaining doubt. */
const groundsOfHijack: Record<ModelGroup, number> = {
  ACCESS: 0.5,
  CRED: 0.3,
  PERSIST: 0.4,
  HIDE: 0.5,
  COLLECT: 0.4,
  IMPACT: 0.5,
};

function hijack(seen: Seen): Hypothesis {
  const text = 'Someone else is using the account';
  const groups = new Set(seen.breaches.filter(isForeign).map((breach) => breach.group));
  let doubt = 1;
  for (const group of groups) doubt *= 1 - groundsOfHijack[group];
  if (seen.selfProving) doubt *= 0.3;
  const unknown = seen.of('ACCESS').length > 0 && seen.of('ACCESS').every((one) => one.restsOnNull);
  const confidence = Math.min(unknown && !seen.selfProving ? 0.6 : 0.97, 1 - doubt);
  const verdict =
    groups.size === 0 ? 'contradicted' : confidence >= 0.6 ? 'supported' : 'undecided';
  return made('H1', {
    text,
    verdict,
    confidence: groups.size === 0 ? 0.1 : confidence,
    by: seen.breaches,
  });
}

function credentialAttack(seen: Seen): Hypothesis | undefined {
  const cred = seen.of('CRED');
  if (cred.length === 0) return undefined;
  const succeeded = seen.of('ACCESS').length > 0;
  const text = succeeded
    ? 'A password attack still without success: no, a sign-in from a foreign source succeeded'
    : 'A password attack is under way and has not succeeded';
  return made('H2', {
    text,
    verdict: succeeded ? 'contradicted' : 'supported',
    confidence: succeeded ? 0.05 : 0.8,
    by: succeeded ? [...cred, ...seen.of('ACCESS')] : cred,
  });
}

function maliciousApplication(seen: Seen): Hypothesis | undefined {
  const grants = seen.of('PERSIST').filter((breach) => breach.facts.appId ?? breach.facts.appName);
  if (grants.length === 0) return undefined;
  const knownBad = grants.some((breach) => breach.facts.knownBad);
  const foreign = grants.some(isForeign);
  return made('H3', {
    text: 'An application was granted to keep access after the password changes',
    verdict: knownBad || foreign ? 'supported' : 'undecided',
    confidence: knownBad && foreign ? 0.95 : knownBad ? 0.85 : foreign ? 0.75 : 0.4,
    by: grants,
  });
}

function mailboxManipulation(seen: Seen): Hypothesis | undefined {
  const rules = seen.of('HIDE').filter((breach) => isOfMail(breach));
  if (rules.length === 0) return undefined;
  const foreign = rules.some(isForeign);
  return made('H4', {
    text: 'Mailbox rules hide or forward mail',
    verdict: foreign ? 'supported' : 'undecided',
    confidence: foreign ? 0.9 : 0.4,
    by: rules,
    kind: 'rule',
  });
}

function outboundPhishing(seen: Seen): Hypothesis | undefined {
  const sent = seen.of('IMPACT').filter((breach) => isOfMail(breach));
  if (sent.length === 0) return undefined;
  const foreign = sent.some(isForeign);
  return made('H5', {
    text: 'The account sends phishing or spam',
    verdict: foreign ? 'supported' : 'undecided',
    confidence: foreign ? 0.9 : 0.4,
    by: sent,
    kind: 'mailSent',
  });
}

function internalSpread(seen: Seen): Hypothesis | undefined {
  const taken = seen.of('ACCESS').filter(isForeign);
  if (new Set(taken.map((breach) => breach.subject)).size < 2) return undefined;
  return made('H6', {
    text: 'The attack spread to further accounts',
    verdict: seen.foreign('IMPACT') ? 'supported' : 'undecided',
    confidence: seen.foreign('IMPACT') ? 0.8 : 0.5,
    by: taken,
  });
}

function legitimateTravel(seen: Seen): Hypothesis | undefined {
  const access = seen.of('ACCESS');
  if (access.length === 0) return undefined;
  const networks = new Set(access.flatMap(foreignAgents).map((agent) => agent.asn)).size;
  const against: string[] = [];
  if (seen.of('CRED').length > 0) against.push('failed sign-ins led up to it');
  if (networks > 2) against.push(`${networks} foreign networks were used`);
  if (seen.foreign('PERSIST', 'HIDE', 'COLLECT', 'IMPACT'))
    against.push('the foreign agent did more than sign in');
  const refuted = against.length > 0;
  return made('H7', {
    text: `The owner travels or uses a new network${refuted ? `: no, ${against.join('; ')}` : ''}`,
    verdict: refuted ? 'contradicted' : 'undecided',
    confidence: refuted ? Math.max(0.03, 0.3 - 0.1 * against.length) : 0.4,
    by: seen.breaches,
  });
}

function legitimateRollout(seen: Seen): Hypothesis | undefined {
  const changes = seen.of('PERSIST');
  if (changes.length === 0) return undefined;
  const refuted = changes.some((breach) => isForeign(breach) || breach.facts.knownBad);
  return made('H8', {
    text: `A new application or administrative change by its owner${refuted ? ': no, the agent is foreign or the application known to be bad' : ''}`,
    verdict: refuted ? 'contradicted' : 'undecided',
    confidence: refuted ? 0.05 : 0.5,
    by: changes,
  });
}

function exposedService(seen: Seen): Hypothesis | undefined {
  const scans = seen.breaches.filter((breach) => breach.modelPath.includes('Incoming Connections'));
  if (scans.length === 0) return undefined;
  const text = 'An exposed service is being scanned';
  return made('H9', { text, verdict: 'supported', confidence: 0.7, by: scans });
}

/** Of mail, not of a cloud or a network: there the same groups of models speak of other acts. */
function isOfMail({ modelPath }: Breach): boolean {
  return !/^(?:IaaS|Network) \//.test(modelPath);
}

function made(
  id: string,
  of: Pick<Hypothesis, 'text' | 'verdict' | 'confidence'> & {
    by: readonly Breach[];
    /** What it speaks of, where that is one kind of event: sequences also hold what led up to it. */
    kind?: MomentKind;
  },
): Hypothesis {
  const events = of.by.flatMap((breach) => breach.evidence);
  const spoken = events.filter(
    ({ operation, outcome }) => momentKindOf(operation, outcome) === of.kind,
  );
  const evidence = new Set((spoken.length > 0 ? spoken : events).map((event) => event.id));
  return {
    id,
    text: of.text,
    verdict: of.verdict,
    confidence: Math.round(of.confidence * 100) / 100,
    evidence: [...evidence].sort().slice(0, evidenceMax),
  };
}
