import { isForeign } from '../foreign-agents.ts';
import { isIncoming } from '../grounds.ts';
import { applicationsOf, idsOf, momentsOfKind, rulesOf } from './facts.ts';
import { phrase } from './phrase.ts';
import type { Told } from './told.ts';
import type { EntityFinding } from './types.ts';
import { cite } from './values.ts';

const addressesMax = 20;

/** Everyone and everything in the story, and what is thought of each. */
export function judgeEntities(told: Told): EntityFinding[] {
  return [...accounts(told), ...applications(told), ...mailRules(told), ...addresses(told)];
}

function accounts({ breaches }: Told): EntityFinding[] {
  return [...Map.groupBy(breaches, ({ subject }) => subject)].map(([key, own]) => {
    const foreign = own.filter((one) => isForeign(one) && one.group !== 'CRED');
    const isTried = own.every(({ group }) => group === 'CRED');
    const kind = /^(?:device|ip|host|machine|vm):/.test(key) ? 'device' : 'account';
    const base = { kind, key, name: own[0]!.subjectName } as const;
    if (own.every(({ modelPath }) => isIncoming(modelPath)))
      return {
        ...base,
        verdict: 'targeted',
        because: phrase('entity.exposed', {}, cite(own)),
      };
    if (foreign.length > 0)
      return {
        ...base,
        verdict: 'compromised',
        because: phrase('entity.compromised', {}, cite(foreign)),
      };
    return isTried
      ? { ...base, verdict: 'targeted', because: phrase('entity.targeted', {}, cite(own)) }
      : { ...base, verdict: 'suspicious', because: phrase('entity.suspected', {}, cite(own)) };
  });
}

function applications({ breaches }: Told): EntityFinding[] {
  return applicationsOf(breaches).map(({ key, name, knownBad, breaches: by }) => {
    const isByForeign = by.some(isForeign);
    const id = knownBad
      ? 'entity.knownBad'
      : isByForeign
        ? 'entity.grantedByForeign'
        : 'entity.grantedByOwn';
    const verdict = knownBad ? 'malicious' : isByForeign ? 'suspicious' : 'undecided';
    return { kind: 'application', key, name, verdict, because: phrase(id, {}, cite(by)) };
  });
}

function mailRules({ breaches }: Told): EntityFinding[] {
  return rulesOf(breaches).map(({ name, breaches: by }) => {
    const isByForeign = by.some(isForeign);
    return {
      kind: 'mailRule',
      key: name ?? '',
      name: name ?? 'forwarding',
      verdict: isByForeign ? 'malicious' : 'undecided',
      because: phrase(isByForeign ? 'entity.ruleByForeign' : 'entity.ruleByOwn', {}, cite(by)),
    };
  });
}

function addresses({ agents, breaches, moments }: Told): EntityFinding[] {
  const isReaching = breaches.every(({ modelPath }) => isIncoming(modelPath));
  const foreign = agents.filter(({ verdict }) => verdict === 'suspicious');
  const sources = new Set(foreign.flatMap(({ places }) => places.map(({ ip }) => ip)));
  const failing = new Set(momentsOfKind(moments, 'failedSignIn').flatMap(({ ip }) => ip ?? []));
  return [...new Set([...sources, ...failing])].slice(0, addressesMax).map((ip) => {
    const isSource = sources.has(ip);
    const by = idsOf(moments.filter((one) => one.ip === ip));
    const id = isReaching ? 'entity.reaching' : isSource ? 'entity.source' : 'entity.failing';
    const because = phrase(id, {}, by);
    return {
      kind: 'address',
      key: ip,
      name: ip,
      verdict: isSource && !isReaching ? 'malicious' : 'suspicious',
      because,
    };
  });
}
