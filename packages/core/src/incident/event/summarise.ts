import type { Breach } from '../../model/types.ts';
import { foreignAgents, isForeign } from '../foreign-agents.ts';
import { groupsOf, openIncident } from '../open-incident.ts';
import { sayFindings } from '../say-finding.ts';
import { countActs } from '../../entity/count-acts.ts';
import { applicationsOf, callsOf, idsOf, type MailRule, momentsOfKind, rulesOf } from './facts.ts';
import { phrase, type Phrase, sayIpClass } from './phrase.ts';
import type { PhraseId } from './templates.ts';
import { isSupported, type Told } from './told.ts';
import type { Summary } from './types.ts';
import {
  cite,
  countOf,
  hostOf,
  listOf,
  placesOf,
  rangeOf,
  stringOf,
  subjectsOf,
  termOf,
} from './values.ts';
import { recommend } from './recommend.ts';
import { summariserOf } from './summariser-of.ts';

/** Three paragraphs: what happened; why it is unusual, and what else it could be; what to do. */
export function summarise(told: Told): Summary {
  return {
    what: [opening(told), ...actsTold(told)],
    why: [...whyUnusual(told), ...alternative(told)],
    advice: recommend(told).slice(0, 3),
  };
}

/** The three paragraphs as text, parted by an empty line. */
export function saySummary({ what, why, advice }: Summary): string {
  return [what, why, advice]
    .map((paragraph) => paragraph.map(({ text }) => text).join(' '))
    .join('\n\n');
}

function opening(told: Told): Phrase {
  const { breaches, start, end } = told;
  const hosts = placesOf(breaches).map(hostOf);
  const values = {
    users: listOf(subjectsOf(breaches)),
    hosts: hosts.length > 0 ? listOf(hosts) : termOf('an unknown address'),
    range: rangeOf({ start, end }),
  };
  const about = breaches.filter(isForeign);
  return phrase(openingId(told), values, cite(about.length > 0 ? about : breaches));
}

function openingId(told: Told): PhraseId {
  const summariser = summariserOf(told);
  if (summariser === 'exposedService') return 'what.exposed';
  if (summariser === 'networkActivity') return 'what.network';
  if (summariser === 'passwordAttack')
    return told.breaches.some((one) => one.passwordKnown) ? 'what.passwordKnown' : 'what.password';
  if (isSupported(told, 'H1'))
    return summariser === 'cloudCredentialAbuse' ? 'what.cloudHijack' : 'what.hijack';
  if (told.breaches.some(isForeign)) return 'what.hijackPossible';
  const isUnknown = told.breaches.some(({ agents }) =>
    agents.some(({ foreign }) => foreign === null),
  );
  return isUnknown ? 'what.unjudged' : 'what.own';
}

const callsMax = 3;
const findingsMax = 4;

function actsTold({ breaches, moments, hypotheses }: Told): Phrase[] {
  const found: Phrase[] = [];
  const failed = momentsOfKind(moments, 'failedSignIn');
  if (failed.length > 0 && !isSupported({ hypotheses }, 'H2')) {
    const count = Math.max(countActs(failed), ...failed.map(({ failures }) => failures));
    const first = moments.find(({ kind }) => kind === 'signIn')?.time ?? Infinity;
    const id = failed[0]!.time < first ? 'what.failuresBefore' : 'what.failures';
    found.push(phrase(id, { count: countOf(count) }, idsOf(failed)));
  }
  const acts = [...applicationsTold(breaches), ...rulesTold(breaches), ...mailTold(moments)];
  const isNamed = acts.length > 0 && breaches.some(isForeign);
  found.push(...(isNamed ? [] : findingsTold(breaches)), ...acts);
  const calls = callsOf(breaches);
  if (calls.length > 0) {
    const operations = listOf(calls.map(stringOf), callsMax);
    found.push(phrase('what.cloud', { operations }, cite(breaches)));
  }
  return found;
}

/** Where nothing else says what was done, the names of what was found do. */
function findingsTold(breaches: readonly Breach[]): Phrase[] {
  const told = breaches.filter(
    ({ facts, group }) =>
      group !== 'CRED' && facts.appName === undefined && facts.ruleName === undefined,
  );
  if (told.length === 0) return [];
  const findings = listOf(sayFindings(told).map(termOf), findingsMax);
  return [phrase('what.found', { findings }, cite(told))];
}

function applicationsTold(breaches: readonly Breach[]): Phrase[] {
  const { bad = [], other = [] } = Object.groupBy(applicationsOf(breaches), ({ knownBad }) =>
    knownBad ? 'bad' : 'other',
  );
  const told = [
    { id: 'what.grantBad', own: bad },
    { id: 'what.grant', own: other },
  ] as const;
  return told.flatMap(({ id, own }) => {
    if (own.length === 0) return [];
    const applications = listOf(own.map(({ name }) => stringOf(name)));
    const by = own.flatMap((one) => cite(one.breaches));
    return [phrase(id, { count: countOf(own.length), applications }, by)];
  });
}

function rulesTold(breaches: readonly Breach[]): Phrase[] {
  return rulesOf(breaches)
    .slice(0, 3)
    .flatMap((rule) => {
      const by = cite(rule.breaches);
      const set = ruleTold(rule, by);
      if (rule.forwards.length === 0) return [set];
      const recipients = listOf(rule.forwards.map(stringOf));
      return [set, phrase('what.forward', { recipients }, by)];
    });
}

function ruleTold({ folder, name }: MailRule, by: readonly string[]): Phrase {
  if (!name) return phrase('what.ruleUnnamed', {}, by);
  const rule = stringOf(name);
  return folder === null
    ? phrase('what.ruleNamed', { rule }, by)
    : phrase('what.rule', { rule, folder: stringOf(folder) }, by);
}

function mailTold(moments: Told['moments']): Phrase[] {
  const kinds = [
    ['mailRead', 'what.read'],
    ['mailSent', 'what.sent'],
  ] as const;
  return kinds.flatMap(([kind, id]) => {
    const found = momentsOfKind(moments, kind);
    return found.length === 0
      ? []
      : [phrase(id, { count: countOf(countActs(found)) }, idsOf(found))];
  });
}

function whyUnusual({ agents, breaches }: Told): Phrase[] {
  const found: Phrase[] = [];
  const stranger = agents.find(({ verdict }) => verdict === 'suspicious');
  const network = stranger?.because.find(({ values }) => values['network'] && values['known']);
  if (network) {
    const { network: place, seen, known } = network.values;
    const isNever = seen?.type === 'count' && seen.count === 0;
    found.push(
      phrase(
        isNever ? 'why.networkNever' : 'why.network',
        { network: place!, seen: seen!, known: known! },
        network.evidence,
      ),
    );
  }
  const homeless = breaches.filter((breach) =>
    foreignAgents(breach).some((one) => isHomeless(one.ipClass)),
  );
  const kind = homeless.flatMap(foreignAgents).find((one) => isHomeless(one.ipClass));
  if (kind)
    found.push(phrase('why.noHome', { kind: termOf(sayIpClass(kind.ipClass)!) }, cite(homeless)));
  const models = new Set(breaches.map(({ modelPath }) => modelPath)).size;
  const by = cite(breaches);
  if (models === 1) {
    return [...found, phrase(singleSign(breaches), {}, by)];
  }
  const groups = groupsOf(breaches).length;
  const counts = { count: countOf(models), groups: countOf(groups) };
  return [...found, phrase(groups > 1 ? 'why.together' : 'why.sameKind', counts, by)];
}

function singleSign(breaches: readonly Breach[]): PhraseId {
  if (breaches.every(({ observations }) => observations.length === 0)) return 'why.itself';
  // What opens no incident by itself was asked for by a person.
  return openIncident(breaches).opens ? 'why.singleStrong' : 'why.single';
}

const isHomeless = (ipClass: string | null): boolean =>
  ipClass === 'hosting' || ipClass === 'vpn' || ipClass === 'tor' || ipClass === 'proxy';

/** The likeliest harmless explanation, and what the records say to it. */
function alternative({ hypotheses }: Told): Phrase[] {
  const harmless = hypotheses.filter(({ benign }) => benign);
  const likeliest = harmless.toSorted((a, b) => b.confidence - a.confidence)[0];
  if (!likeliest) return [];
  const ids = { H7: 'why.benignTravel', H8: 'why.benignRollout', H9: 'why.benignScan' } as const;
  const told = phrase(ids[likeliest.id as keyof typeof ids]);
  const against = (likeliest.contradicting ?? []).filter(({ found }) => found);
  if (against.length === 0) return [told, phrase('why.open')];
  const grounds = listOf(
    against.map((one) => termOf(one.phrase.text)),
    4,
  );
  const evidence = against.flatMap((one) => one.phrase.evidence);
  return [told, phrase('why.refuted', { grounds }, evidence)];
}
