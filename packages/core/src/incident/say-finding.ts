import type { Breach } from '../model/types.ts';
import { quoteHostile } from './quote-hostile.ts';

/** Who does it is told apart from what is done. */
const doers =
  / by (?:One Who Never Did|an Unusual Principal|Account That .*|New Application|Foreign Agent)$/;
/** Words that keep their capitals. */
const names = /^(?:[A-Z]{2,}|Azure|Exchange|Tor|OAuth|SaaS|eDiscovery)$/;

/** Names of the source pages that say little to somebody who does not know the models. */
const plainer: ReadonlyMap<string, string> = new Map([
  ['Azure Application Administration Activities', 'applications administered'],
  [
    'Login From Rare Following Suspicious Login Attempt(s)',
    'sign-in from a rare source after suspicious attempts',
  ],
  ['New Application Service Principal', 'new application registered'],
  ['OAuth Permission Grant', 'access given to an application'],
  ['Possible Outbound Email Spam', 'mail sent in bulk'],
  ['Suspicious Internal Exchange Activity', 'suspicious acts in mailboxes'],
  ['Suspicious Login Attempt', 'suspicious sign-in attempts'],
  [
    'Suspicious Login and Suspicious Outbound Email(s)',
    'suspicious sign-in and mail sent after it',
  ],
  ['Unusual External Source for SaaS Credential Use', 'sign-in from an unusual source'],
  [
    'Unusual Location for SaaS and Email Activity',
    'mail and other services used from a rare source',
  ],
  ['Unusual Logic Following OAuth Grant', 'unusual sign-in beside access given to an application'],
  ['Unusual Login and New Email Rule', 'unusual sign-in and new mailbox rule'],
  ['Unusual Login and Outbound Email Spam', 'unusual sign-in and mail sent in bulk'],
]);

/** What a breach found, in the words of its model's name: `audit trail stopped or blinded`. */
export function sayFinding({ facts, modelPath }: Breach): string {
  if (facts.appName !== undefined) return `access given to ${quoteHostile(facts.appName)}`;
  if (facts.ruleForwards?.length) return 'mail forwarding set';
  const name = modelPath.split(' / ').at(-1)!.replace(doers, '');
  const plain = plainer.get(name);
  if (plain !== undefined) return plain;
  return name
    .split(' ')
    .map((word) => (names.test(word) ? word : word.toLowerCase()))
    .join(' ');
}

/** What breaches found, each once, what weighs most first. */
export function sayFindings(breaches: readonly Breach[]): string[] {
  const sorted = breaches.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return [...new Set(sorted.map(sayFinding))];
}
