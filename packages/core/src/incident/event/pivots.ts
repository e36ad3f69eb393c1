import type { Act } from '../../entity/types.ts';
import { countActs } from '../../entity/count-acts.ts';
import { isForeign } from '../foreign-agents.ts';
import { isOfCloud } from '../grounds.ts';
import { applicationsOf, idsOf, momentsOfKind, rulesOf } from './facts.ts';
import { phrase, type Phrase, type PhraseValue } from './phrase.ts';
import type { Told } from './told.ts';
import type { InvestigationStep } from './types.ts';
import { cite, countOf, hostOf, listOf, placesOf, stringOf, subjectOf } from './values.ts';

const hourMs = 3_600_000;
/** How far each question goes: so many are followed, and so long. */
const followedMax = 5;
const applicationDays = 14;
const addressHours = 24;

/** Follows what was found: the application, the rule, the recipients, the address, the credential. */
export function pivots(told: Told): InvestigationStep[] {
  return [
    ...applicationsOf(told.breaches)
      .slice(0, followedMax)
      .flatMap((one) => followApplication(told, one)),
    ...rulesOf(told.breaches)
      .slice(0, followedMax)
      .flatMap((one) => followRule(told, one)),
    ...followRecipients(told),
    ...followAddresses(told),
    ...followCredentials(told),
  ];
}

function asked(pivot: InvestigationStep['pivot'], search: Phrase, results: readonly Phrase[]) {
  return [
    { kind: 'search', pivot, phrase: search },
    ...results.map((one) => ({ kind: 'searchResult', pivot, phrase: one }) as const),
  ] satisfies InvestigationStep[];
}

function followApplication(
  { breaches, index, start, end }: Told,
  { key, name, breaches: by }: ReturnType<typeof applicationsOf>[number],
): InvestigationStep[] {
  const application = stringOf(name);
  const until = end + applicationDays * 24 * hourMs;
  const acts = (index.byApplication.get(key) ?? []).filter(
    ({ time }) => time >= start && time <= until,
  );
  const own = acts.filter(isByApplication);
  const known = new Set(breaches.map(({ subject }) => subject));
  const others = acts.filter((act) => act.grant !== null && !known.has(act.subject!));
  const results = [
    ...(own.length > 0
      ? [phrase('found.applicationUsed', { cases: countOf(countActs(own)) }, idsOf(own))]
      : []),
    ...(others.length > 0
      ? [phrase('found.applicationGranted', { users: usersOf(others) }, idsOf(others))]
      : []),
  ];
  const search = phrase(
    'search.application',
    { application, days: countOf(applicationDays) },
    cite(by),
  );
  return asked(
    'application',
    search,
    results.length > 0 ? results : [phrase('found.applicationUnused')],
  );
}

/** What the directory tells is done to an application, and a sign-in by a person; not by the application. */
function isByApplication({ grant, operationClass }: Act): boolean {
  return grant === null && operationClass !== 'directory' && operationClass !== 'sign-in';
}

/** Each once, by key. */
function usersOf(acts: readonly Act[]): PhraseValue {
  const names = new Map(acts.map((act) => [act.subject!, act.subjectName ?? act.subject!]));
  const users = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, subjectName]) => subjectOf({ subject, subjectName }));
  return listOf(users, 5);
}

function followRule(
  { moments }: Told,
  { name, folder, forwards, breaches: by }: ReturnType<typeof rulesOf>[number],
): InvestigationStep[] {
  const since = Math.min(...by.map(({ time }) => time));
  const sent = momentsOfKind(moments, 'mailSent').filter(({ time }) => time >= since);
  const ids = cite(by);
  const results = [
    ...(folder === null ? [] : [phrase('found.ruleMoves', { folder: stringOf(folder) }, ids)]),
    ...(forwards.length === 0
      ? []
      : [phrase('found.ruleForwards', { recipients: listOf(forwards.map(stringOf)) }, ids)]),
    sent.length === 0
      ? phrase('found.ruleOnly')
      : phrase('found.ruleSent', { count: countOf(countActs(sent)) }, idsOf(sent)),
  ];
  return asked(
    'mailRule',
    phrase('search.rule', { rule: stringOf(name ?? 'forwarding') }, ids),
    results,
  );
}

function followRecipients({ acts, moments }: Told): InvestigationStep[] {
  const sent = momentsOfKind(moments, 'mailSent');
  if (sent.length === 0) return [];
  const recipients = new Set(acts.flatMap(({ mail }) => mail?.to ?? []));
  const result =
    recipients.size === 0
      ? phrase('found.recipientsUnknown')
      : phrase('found.recipients', { count: countOf(recipients.size) }, idsOf(sent));
  const search = phrase('search.recipients', {}, idsOf(sent));
  return asked('recipients', search, [result]);
}

function followAddresses({ breaches, index, start, end }: Told): InvestigationStep[] {
  const foreign = breaches.filter(isForeign);
  if (foreign.length === 0) return [];
  const places = placesOf(foreign)
    .filter(({ ipClass }) => ipClass !== 'egress')
    .slice(0, followedMax);
  if (places.length === 0) return [];
  const known = new Set(breaches.map(({ subject }) => subject));
  const others = places
    .flatMap(({ ip }) => index.byAddress.get(ip) ?? [])
    .filter(
      ({ time }) => time >= start - addressHours * hourMs && time <= end + addressHours * hourMs,
    )
    .filter(({ subject }) => !known.has(subject!))
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const result =
    others.length === 0
      ? phrase('found.noOtherUser')
      : phrase('found.otherUsers', { users: usersOf(others) }, idsOf(others));
  const hosts = listOf(places.map(hostOf), followedMax);
  const search = phrase('search.address', { hosts, hours: countOf(addressHours) }, cite(foreign));
  return asked('address', search, [result]);
}

function followCredentials({ acts, breaches }: Told): InvestigationStep[] {
  const cloud = breaches.filter(isOfCloud);
  const credentials = new Set(acts.flatMap(({ credential }) => credential ?? []));
  if (cloud.length === 0 || credentials.size === 0) return [];
  const reached = acts.filter(({ target }) => target !== undefined);
  const objects = [...new Set(reached.map(({ target }) => target!))].sort().map(stringOf);
  const result =
    objects.length === 0
      ? phrase('found.noObject')
      : phrase('found.objects', { objects: listOf(objects, 5) }, idsOf(reached));
  const values = { count: countOf(credentials.size), user: subjectOf(cloud[0]!) };
  return asked('credential', phrase('search.credential', values, cite(cloud)), [result]);
}
