import type { Breach, ModelGroup } from '../model/types.ts';
import { isForeign } from './foreign-agents.ts';
import { harmlessHypotheses } from './harmless-hypotheses.ts';
import {
  absent,
  evidenceOf,
  ground,
  isIncoming,
  isOfMailRule,
  Seen,
  type Weighed,
} from './grounds.ts';
import type { Hypothesis } from './types.ts';

const evidenceMax = 20;

/**
 * What the breaches could mean, each weighed by what it needs, what speaks for it and what against it.
 * Confidence is a weight of our choice between 0 and 1, not a measured frequency.
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
    ...harmlessHypotheses(seen),
    cloudAbuse(seen),
  ];
  return all.flatMap((weighed) => (weighed === undefined ? [] : made(weighed)));
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

function hijack(seen: Seen): Weighed {
  const groups = new Set(seen.foreignBreaches.map((breach) => breach.group));
  const proofs = seen.breaches.filter(({ selfProving }) => selfProving);
  let doubt = 1;
  for (const group of groups) doubt *= 1 - groundsOfHijack[group];
  if (proofs.length > 0) doubt *= 0.3;
  const access = seen.of('ACCESS');
  const unknown = access.length > 0 && access.every(({ restsOnNull }) => restsOnNull);
  const confidence = Math.min(unknown && proofs.length === 0 ? 0.6 : 0.97, 1 - doubt);
  const isNobody = groups.size === 0;
  return {
    id: 'H1',
    text: 'Someone else is using the account',
    verdict: isNobody ? 'contradicted' : confidence >= 0.6 ? 'supported' : 'undecided',
    confidence: isNobody ? 0.1 : confidence,
    by: seen.breaches,
    required: [ground('ground.foreignAgent', seen.foreignBreaches)],
    supporting: [
      ground('ground.foreignSignIn', seen.byForeign('ACCESS')),
      ground('ground.failures', seen.of('CRED'), 'failedSignIn'),
      ground('ground.persisted', seen.byForeign('PERSIST')),
      ground('ground.hid', seen.byForeign('HIDE')),
      ground('ground.collected', seen.byForeign('COLLECT')),
      ground('ground.misused', seen.byForeign('IMPACT')),
      ground('ground.proof', proofs),
    ],
    contradicting: [
      absent('ground.noForeignAgent', seen.foreignBreaches),
      ground('ground.shortHistory', unknown ? access : []),
    ],
  };
}

function credentialAttack(seen: Seen): Weighed | undefined {
  const cred = seen.of('CRED');
  if (cred.length === 0) return undefined;
  const access = seen.of('ACCESS');
  const succeeded = access.length > 0;
  return {
    id: 'H2',
    text: succeeded
      ? 'A password attack still without success'
      : 'A password attack is under way and has not succeeded',
    verdict: succeeded ? 'contradicted' : 'supported',
    confidence: succeeded ? 0.05 : 0.8,
    by: succeeded ? [...cred, ...access] : cred,
    required: [ground('ground.failures', cred, 'failedSignIn'), absent('ground.noSuccess', access)],
    supporting: [
      ground(
        'ground.passwordKnown',
        cred.filter(({ passwordKnown }) => passwordKnown),
      ),
    ],
    contradicting: [ground('ground.success', access, 'signIn')],
  };
}

const lasting = /offline_access|mail|files|ews|full_access|directory/i;

function maliciousApplication(seen: Seen): Weighed | undefined {
  const { grants } = seen;
  if (grants.length === 0) return undefined;
  const knownBad = grants.filter(({ facts }) => facts.knownBad !== undefined);
  const foreign = grants.filter(isForeign);
  const isBad = knownBad.length > 0;
  const isByForeign = foreign.length > 0;
  return {
    id: 'H3',
    text: 'An application was granted to keep access after the password changes',
    verdict: isBad || isByForeign ? 'supported' : 'undecided',
    confidence: isBad && isByForeign ? 0.95 : isBad ? 0.85 : isByForeign ? 0.75 : 0.4,
    by: grants,
    required: [ground('ground.grant', grants, 'grant')],
    supporting: [
      ground('ground.grantForeign', foreign, 'grant'),
      ground('ground.knownBad', knownBad, 'grant'),
      ground(
        'ground.lastingScopes',
        grants.filter(({ facts }) => facts.scopes?.some((scope) => lasting.test(scope))),
        'grant',
      ),
    ],
    contradicting: [ground('ground.grantOwn', isByForeign ? [] : grants.filter(isByOwn), 'grant')],
  };
}

/** Known to be by the subject's own, not merely by nobody known. */
function isByOwn({ agents }: Breach): boolean {
  return agents.length > 0 && agents.every(({ foreign }) => foreign === false);
}

function mailboxManipulation(seen: Seen): Weighed | undefined {
  const rules = seen.ofMail('HIDE').filter(isOfMailRule);
  if (rules.length === 0) return undefined;
  const foreign = rules.filter(isForeign);
  const hiding = rules.filter(({ facts }) => facts.ruleFolder ?? facts.ruleForwards?.length);
  return {
    id: 'H4',
    text: 'Mailbox rules hide or forward mail',
    verdict: foreign.length > 0 ? 'supported' : 'undecided',
    confidence: foreign.length > 0 ? 0.9 : 0.4,
    by: rules,
    kind: 'rule',
    required: [ground('ground.rule', rules, 'rule')],
    supporting: [
      ground('ground.ruleForeign', foreign, 'rule'),
      ground('ground.ruleHides', hiding, 'rule'),
    ],
    contradicting: [
      ground('ground.ruleOwn', foreign.length > 0 ? [] : rules.filter(isByOwn), 'rule'),
    ],
  };
}

function outboundPhishing(seen: Seen): Weighed | undefined {
  const sent = seen.ofMail('IMPACT');
  if (sent.length === 0) return undefined;
  const foreign = sent.filter(isForeign);
  return {
    id: 'H5',
    text: 'The account sends phishing or spam',
    verdict: foreign.length > 0 ? 'supported' : 'undecided',
    confidence: foreign.length > 0 ? 0.9 : 0.4,
    by: sent,
    kind: 'mailSent',
    required: [ground('ground.sent', sent, 'mailSent')],
    supporting: [ground('ground.sentForeign', foreign, 'mailSent')],
    contradicting: [
      ground('ground.sentOwn', foreign.length > 0 ? [] : sent.filter(isByOwn), 'mailSent'),
    ],
  };
}

function internalSpread(seen: Seen): Weighed | undefined {
  const taken = seen.byForeign('ACCESS');
  if (new Set(taken.map((breach) => breach.subject)).size < 2) return undefined;
  const sent = seen.byForeign('IMPACT');
  return {
    id: 'H6',
    text: 'The attack spread to further accounts',
    verdict: sent.length > 0 ? 'supported' : 'undecided',
    confidence: sent.length > 0 ? 0.8 : 0.5,
    by: taken,
    required: [ground('ground.twoAccounts', taken)],
    supporting: [
      ground('ground.spreadSent', sent, 'mailSent'),
      ground('ground.oneAddress', sharingAddress(taken)),
    ],
    contradicting: [],
  };
}

function sharingAddress(taken: readonly Breach[]): Breach[] {
  const subjects = new Map<string, Set<string>>();
  for (const { agents, subject } of taken) {
    for (const ip of agents.flatMap(({ ips }) => ips))
      subjects.set(ip, (subjects.get(ip) ?? new Set()).add(subject));
  }
  return taken.filter(({ agents }) =>
    agents.some(({ ips }) => ips.some((ip) => (subjects.get(ip)?.size ?? 0) > 1)),
  );
}

function cloudAbuse(seen: Seen): Weighed | undefined {
  const access = seen.ofCloud('ACCESS', 'CRED').filter((one) => isForeign(one) || one.selfProving);
  const read = seen.ofCloud('COLLECT');
  const all = seen.breaches.filter(({ modelPath }) => /^IaaS \//.test(modelPath));
  if ((access.length === 0 && read.length === 0) || all.every((one) => isIncoming(one.modelPath)))
    return undefined;
  const own = all.filter(isByOwn);
  const isOwn = own.length === all.length && !all.some(({ selfProving }) => selfProving);
  const isBoth = access.length > 0 && read.length > 0;
  return {
    id: 'H10',
    text: 'A cloud credential is abused to read data in bulk',
    verdict: isOwn ? 'contradicted' : isBoth ? 'supported' : 'undecided',
    confidence: isOwn ? 0.1 : isBoth ? 0.85 : access.length > 0 ? 0.45 : 0.35,
    by: [...access, ...read],
    required: [ground('ground.cloudAccess', access), ground('ground.cloudRead', read)],
    supporting: [ground('ground.cloudRights', seen.ofCloud('PERSIST'))],
    contradicting: [ground('ground.cloudOwn', isOwn ? own : [])],
  };
}

function made(of: Weighed): Hypothesis {
  return {
    id: of.id,
    text: of.text,
    verdict: of.verdict,
    confidence: Math.round(of.confidence * 100) / 100,
    evidence: evidenceOf(of.by, of.kind).slice(0, evidenceMax),
    benign: of.benign ?? false,
    required: of.required,
    supporting: of.supporting ?? [],
    contradicting: of.contradicting,
  };
}
