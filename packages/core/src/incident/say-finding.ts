import type { Breach } from '../model/types.ts';
import { quoteHostile } from './quote-hostile.ts';

/** Who does it is told apart from what is done. */
const doers =
  / by (?:One Who Never Did|an Unusual Principal|Account That .*|New Application|Foreign Agent)$/;
/** Words that keep their capitals. */
const names = /^(?:[A-Z]{2,}|Azure|Exchange|Tor|OAuth|SaaS|eDiscovery)$/;

/** What a breach found, in the words of its model's name: `audit trail stopped or blinded`. */
export function sayFinding({ facts, modelPath }: Breach): string {
  if (facts.appName !== undefined) return `access given to ${quoteHostile(facts.appName)}`;
  if (facts.ruleForwards?.length) return 'mail forwarding set';
  const name = modelPath.split(' / ').at(-1)!.replace(doers, '');
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
