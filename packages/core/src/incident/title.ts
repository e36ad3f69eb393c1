import type { Breach, ModelGroup } from '../model/types.ts';
import { joinWords } from './join-words.ts';
import { isForeign } from './foreign-agents.ts';
import { isIncoming, isOfMailRule } from './grounds.ts';
import { groupsOf } from './open-incident.ts';
import { quoteHostile, showName } from './quote-hostile.ts';
import { sayFindings } from './say-finding.ts';

/** One line that names who, what and by what means. Plain text; hostile names are quoted. */
export function titleOf(breaches: readonly Breach[]): string {
  const head = headOf(breaches, new Set(groupsOf(breaches)));
  const who = whoOf(breaches);
  if (head === null) return findingsBy(breaches, who);
  const acts = actsOf(breaches);
  const tail = acts.length > 0 ? ` with ${joinWords(acts)}` : '';
  return `${head} of ${who}${tail}`;
}

const findingsMax = 2;

/** Where nobody is known to have got in, what was found says more than a name for it. */
function findingsBy(breaches: readonly Breach[], who: string): string {
  if (breaches.every(({ modelPath }) => isIncoming(modelPath))) {
    const isRefused = breaches.every(({ modelPath }) => modelPath.includes('Refused'));
    return `Many strangers from outside ${isRefused ? 'tried to reach' : 'reached'} ${who}`;
  }
  const found = sayFindings(breachesOfOwners(breaches)).slice(0, findingsMax);
  const text = joinWords(found);
  const isDone = breaches.every(({ modelPath }) => !/^Network \/|Refused/.test(modelPath));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${isDone ? ' by' : ':'} ${who}`;
}

function headOf(breaches: readonly Breach[], groups: ReadonlySet<ModelGroup>): string | null {
  const isOutside = breaches.every((breach) => !isOfApplications(breach));
  if (isOutside && !breaches.some(({ modelPath }) => isOfCredential(modelPath))) return null;
  const foreign = breaches.some(isForeign);
  const mailbox = breaches.some(
    (breach) => isOfApplications(breach) && ['HIDE', 'COLLECT', 'IMPACT'].includes(breach.group),
  );
  if (foreign && groups.has('ACCESS') && isOutside) return 'Possible misuse of cloud credentials';
  if (foreign && groups.has('ACCESS')) return mailbox ? 'Mailbox takeover' : 'Possible hijack';
  if (breaches.every((breach) => breach.group === 'CRED')) return 'Password attack on the account';
  if (groups.has('ACCESS')) return 'Unusual access to the account';
  return null;
}

/** Not what reaches a machine, or leaves it, over the network. */
function isOfCredential(modelPath: string): boolean {
  return modelPath.startsWith('IaaS /') && !isIncoming(modelPath);
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
  else if (shows(ofApplications.filter(isOfMailRule), 'HIDE')) acts.push('a new inbox rule');
  else if (shows(ofApplications, 'HIDE')) acts.push('lowered defences');
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

/** Of mail, files and the directory (which one model of the cloud's path is of), not of a cloud or a network. */
function isOfApplications({ modelPath }: Breach): boolean {
  return !/^(?:IaaS(?!.*Azure Application)|Network) \//.test(modelPath);
}

function shows(breaches: readonly Breach[], group: ModelGroup): boolean {
  return breaches.some((breach) => breach.group === group);
}
