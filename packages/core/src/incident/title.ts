import type { Breach, ModelGroup } from '../model/types.ts';
import { isForeign } from './foreign-agents.ts';
import { groupsOf } from './open-incident.ts';
import { quoteHostile, showName } from './quote-hostile.ts';

/** One line that names who, what and by what means. Plain text; hostile names are quoted. */
export function titleOf(breaches: readonly Breach[]): string {
  const groups = new Set(groupsOf(breaches));
  const who = whoOf(breaches);
  const acts = actsOf(breaches);
  const tail = acts.length > 0 ? ` with ${joinWords(acts)}` : '';
  return `${headOf(breaches, groups)} of ${who}${tail}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function headOf(breaches: readonly Breach[], groups: ReadonlySet<ModelGroup>): string {
  const foreign = breaches.some(isForeign);
  const mailbox = breaches.some(
    (breach) => isOfApplications(breach) && ['HIDE', 'COLLECT', 'IMPACT'].includes(breach.group),
  );
  if (foreign && groups.has('ACCESS')) return mailbox ? 'Mailbox takeover' : 'Possible hijack';
  if (breaches.every((breach) => breach.group === 'CRED')) return 'Password attack on the account';
  if (groups.has('ACCESS')) return 'Unusual access to the account';
  return 'Suspicious activity';
}

function whoOf(breaches: readonly Breach[]): string {
  const [first, ...others] = subjectNamesOf(breaches);
  const rest = others.length;
  return showName(first ?? '') + (rest > 0 ? ` and ${rest} other${rest > 1 ? 's' : ''}` : '');
}

/** Names of those whom it is about, each once. */
export function subjectNamesOf(breaches: readonly Breach[]): string[] {
  const told = breachesOfOwners(breaches);
  return [...new Map(told.map((breach) => [breach.subject, breach.subjectName])).values()];
}

/** The address of a password attack is no one that it is about, unless there is nobody else. */
export function breachesOfOwners(breaches: readonly Breach[]): readonly Breach[] {
  const isSource = ({ group, subject }: Breach): boolean =>
    group === 'CRED' && subject.startsWith('ip:');
  const owners = breaches.filter((breach) => !isSource(breach));
  return owners.length > 0 ? owners : breaches;
}

function actsOf(breaches: readonly Breach[]): string[] {
  const acts: string[] = [];
  const apps = new Set(breaches.flatMap((breach) => breach.facts.appName ?? []));
  if (apps.size > 0) acts.push(`consent to ${joinWords([...apps].slice(0, 2).map(quoteHostile))}`);
  const ofApplications = breaches.filter(isOfApplications);
  const others = breaches.filter((breach) => !isOfApplications(breach));
  if (ofApplications.some((breach) => breach.facts.ruleForwards?.length))
    acts.push('mail forwarding');
  else if (shows(ofApplications, 'HIDE')) acts.push('a new inbox rule');
  if (shows(ofApplications, 'COLLECT')) acts.push('mail collection');
  if (shows(ofApplications, 'IMPACT')) acts.push('outbound mail');
  for (const [group, words] of actsOutside) if (shows(others, group)) acts.push(words);
  return acts;
}

/** What groups of models say of a cloud or a network. */
const actsOutside: readonly (readonly [ModelGroup, string])[] = [
  ['PERSIST', 'changed rights'],
  ['HIDE', 'lowered defences'],
  ['COLLECT', 'collection of data'],
  ['IMPACT', 'signs of misuse'],
];

/** Of mail, files and the directory, not of a cloud or a network. */
function isOfApplications({ modelPath }: Breach): boolean {
  return !/^(?:IaaS|Network) \//.test(modelPath);
}

function shows(breaches: readonly Breach[], group: ModelGroup): boolean {
  return breaches.some((breach) => breach.group === group);
}
