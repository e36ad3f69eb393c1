import type { Breach } from '../../model/types.ts';
import { foreignAgents, isForeign } from '../foreign-agents.ts';
import { groupsOf } from '../open-incident.ts';
import { countActs } from '../../entity/count-acts.ts';
import { applicationsOf, callsOf, idsOf, momentsOfKind, rulesOf } from './facts.ts';
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
  if (isSupported(told, 'H1')) return 'what.hijack';
  if (told.breaches.some(isForeign)) return 'what.hijackPossible';
  const isUnknown = told.breaches.some(({ agents }) =>
    agents.some(({ foreign }) => foreign === null),
  );
  return isUnknown ? 'what.unjudged' : 'what.own';
}

const callsMax = 3;

function actsTold({ breaches, moments, hypotheses }: Told): Phrase[] {
  const found: Phrase[] = [];
  const failed = momentsOfKind(moments, 'failedSignIn');
  if (failed.length > 0 && !isSupported({ hypotheses }, 'H2')) {
    const count = Math.max(countActs(failed), ...failed.map(({ failures }) => failures));
    const first = moments.find(({ kind }) => kind === 'signIn')?.time ?? Infinity;
    const id = failed[0]!.time < first ? 'what.failuresBefore' : 'what.failures';
    found.push(phrase(id, { count: countOf(count) }, idsOf(failed)));
  }
  found.push(...applicationsTold(breaches));
  found.push(...rulesTold(breaches), ...mailTold(moments));
  const calls = callsOf(breaches);
  if (calls.length > 0) {
    const operations = listOf(calls.map(stringOf), callsMax);
    found.push(phrase('what.cloud', { operations }, cite(breaches)));
  }
  return found;
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
      const set =
        rule.name === null || rule.folder === null
          ? phrase('what.ruleUnnamed', {}, by)
          : phrase('what.rule', { rule: stringOf(rule.name), folder: stringOf(rule.folder) }, by);
      if (rule.forwards.length === 0) return [set];
      const recipients = listOf(rule.forwards.map(stringOf));
      return [set, phrase('what.forward', { recipients }, by)];
    });
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
  const network = stranger?.because.find(({ id }) => id === 'agent.newNetwork');
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
  if (models === 1) return [...found, phrase('why.single', {}, cite(breaches))];
  const counts = { count: countOf(models), groups: countOf(groupsOf(breaches).length) };
  return [...found, phrase('why.together', counts, cite(breaches))];
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
