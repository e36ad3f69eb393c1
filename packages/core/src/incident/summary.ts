import type { Breach } from '../model/types.ts';
import { foreignAgents } from './foreign-agents.ts';
import { showName, quoteHostile } from './quote-hostile.ts';
import { joinWords } from './title.ts';
import { addressesOf } from './why.ts';

const addressesShown = 3;

/** Three paragraphs parted by an empty line: what and why, what else it could be, what to do. */
export function summaryOf(breaches: readonly Breach[]): string {
  return [whatParagraph(breaches), benignParagraph(breaches), adviceParagraph(breaches)].join(
    '\n\n',
  );
}

function whatParagraph(breaches: readonly Breach[]): string {
  const names = [...new Set(breaches.map((breach) => showName(breach.subjectName)))];
  const who = names.length > 3 ? `${names.length} accounts` : joinWords(names);
  const models = new Set(breaches.map((breach) => breach.modelPath));
  const count = models.size === 1 ? 'One model was' : `${models.size} models were`;
  return `${count} breached by activity of ${who}${fromAddresses(breaches)}. ${reasonSentence(breaches)}`;
}

function fromAddresses(breaches: readonly Breach[]): string {
  const foreign = breaches.filter((breach) => foreignAgents(breach).length > 0);
  const told = foreign.length > 0 ? foreign : breaches;
  const addresses = addressesOf(told.flatMap((breach) => breach.evidence));
  if (addresses.length === 0) return '';
  const more = addresses.length - addressesShown;
  const shown = addresses.slice(0, addressesShown);
  return ` from ${joinWords(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

function reasonSentence(breaches: readonly Breach[]): string {
  const networks = new Set(breaches.flatMap(foreignAgents).flatMap((agent) => networkName(agent)));
  if (networks.size === 0) return 'No source was found that is foreign to the account.';
  const names = [...networks].slice(0, addressesShown);
  const more = networks.size - names.length;
  return `The sources lie in ${joinWords(more > 0 ? [...names, `${more} more`] : names)}, outside the places this account has worked from before.`;
}

function networkName(agent: { asn: number | null; asnName: string | null }): string[] {
  if (agent.asn === null) return [];
  return [`AS${agent.asn}${agent.asnName ? ` ${quoteHostile(agent.asnName)}` : ''}`];
}

function benignParagraph(breaches: readonly Breach[]): string {
  const persisted = breaches.some((breach) => breach.group === 'PERSIST');
  const benign = persisted
    ? 'a new application being rolled out by its owner on an unfamiliar network'
    : 'its owner travelling or using a new network';
  return `This could be ${benign}; it could as well be someone else holding the account.`;
}

function adviceParagraph(breaches: readonly Breach[]): string {
  const checks = ['the sign-ins'];
  if (breaches.some((breach) => breach.facts.appName)) checks.push('the application consent');
  if (breaches.some((breach) => breach.group === 'HIDE')) checks.push('the mailbox rule');
  if (breaches.some((breach) => breach.group === 'IMPACT')) checks.push('the messages sent');
  return `Ask the owner, by a channel other than this mailbox, whether ${joinWords(checks)} were theirs; until then treat the account as taken.`;
}
