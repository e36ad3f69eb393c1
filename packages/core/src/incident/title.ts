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
  const mailbox = groups.has('HIDE') || groups.has('COLLECT') || groups.has('IMPACT');
  if (foreign && groups.has('ACCESS')) return mailbox ? 'Mailbox takeover' : 'Possible hijack';
  if (breaches.every((breach) => breach.group === 'CRED')) return 'Password attack on the account';
  if (groups.has('ACCESS')) return 'Unusual access to the account';
  return 'Suspicious activity';
}

function whoOf(breaches: readonly Breach[]): string {
  const names = new Map(breaches.map((breach) => [breach.subject, breach.subjectName]));
  const [first, ...others] = names.values();
  const rest = others.length;
  return showName(first ?? '') + (rest > 0 ? ` and ${rest} other${rest > 1 ? 's' : ''}` : '');
}

function actsOf(breaches: readonly Breach[]): string[] {
  const acts: string[] = [];
  const apps = new Set(breaches.flatMap((breach) => breach.facts.appName ?? []));
  if (apps.size > 0) acts.push(`consent to ${joinWords([...apps].slice(0, 2).map(quoteHostile))}`);
  if (breaches.some((breach) => breach.facts.ruleForwards?.length)) acts.push('mail forwarding');
  else if (breaches.some((breach) => breach.group === 'HIDE')) acts.push('a new inbox rule');
  if (breaches.some((breach) => breach.group === 'COLLECT')) acts.push('mail collection');
  if (breaches.some((breach) => breach.group === 'IMPACT')) acts.push('outbound mail');
  return acts;
}
