import { isForeign } from '../foreign-agents.ts';
import { Seen } from '../grounds.ts';
import { applicationsOf, callsOf, idsOf, momentsOfKind, rulesOf } from './facts.ts';
import { phrase, type Phrase } from './phrase.ts';
import { summariserOf } from './summariser-of.ts';
import type { Told } from './told.ts';
import { cite, hostOf, listOf, placesOf, stringOf, subjectsOf } from './values.ts';

/** What to do, most urgent first: stop it, undo it, find out what was lost. */
export function recommend(told: Told): Phrase[] {
  const users = { users: listOf(subjectsOf(told.breaches)) };
  switch (summariserOf(told)) {
    case 'exposedService':
      return [phrase('do.close'), phrase('do.machine', users)];
    case 'networkActivity':
      return [phrase('do.machine', users), phrase('do.confirm')];
    case 'passwordAttack':
      return [phrase('do.password', users), phrase('do.ask', users)];
    case 'cloudCredentialAbuse':
      return told.breaches.some(isForeign)
        ? [phrase('do.key', users), ...undoCloud(told), phrase('do.confirm')]
        : [phrase('do.confirm'), ...undoCloud(told), phrase('do.keyUnless', users)];
    case 'unusualActivity':
      return [phrase('do.ask', users), ...undo(told), phrase('do.confirm')];
    case 'accountHijack':
      return [
        phrase('do.ask', users),
        phrase('do.taken'),
        phrase('do.logout', users),
        ...undo(told),
        phrase('do.factor', users),
        ...others(told),
      ];
  }
}

function undo(told: Told): Phrase[] {
  const { breaches, moments } = told;
  const found = applicationsOf(breaches).map(({ name, breaches: by }) =>
    phrase('do.revoke', { application: stringOf(name) }, cite(by)),
  );
  for (const rule of rulesOf(breaches)) {
    const by = cite(rule.breaches);
    found.push(
      rule.name
        ? phrase('do.rule', { rule: stringOf(rule.name) }, by)
        : phrase('do.ruleUnnamed', {}, by),
    );
    const recipients = listOf(rule.forwards.map(stringOf));
    if (rule.forwards.length > 0) found.push(phrase('do.forward', { recipients }, by));
  }
  const sent = momentsOfKind(moments, 'mailSent');
  if (sent.length > 0) found.push(phrase('do.sent', {}, idsOf(sent)));
  const read = momentsOfKind(moments, 'mailRead');
  if (read.length > 0) found.push(phrase('do.read', {}, idsOf(read)));
  return [...found, ...undoCloud(told)];
}

/** What only looks, or reads, leaves nothing to undo. */
const isReading = /^(?:List|Describe|Get|Head|Lookup|BatchGet|Assume)/;

function undoCloud({ breaches }: Told): Phrase[] {
  const seen = new Seen(breaches);
  const changed = seen.ofCloud('PERSIST', 'HIDE', 'IMPACT');
  const read = seen.ofCloud('COLLECT');
  const calls = callsOf(changed).filter((call) => !isReading.test(call));
  const operations = listOf(calls.map(stringOf), 5);
  return [
    ...(calls.length > 0 ? [phrase('do.undo', { operations }, cite(changed))] : []),
    ...(read.length > 0 ? [phrase('do.objects', {}, cite(read))] : []),
  ];
}

function others({ breaches }: Told): Phrase[] {
  if (new Set(breaches.map(({ subject }) => subject)).size < 2) return [];
  const foreign = breaches.filter(isForeign);
  const hosts = listOf(placesOf(foreign).map(hostOf));
  return [phrase('do.others', { hosts }, cite(foreign))];
}
