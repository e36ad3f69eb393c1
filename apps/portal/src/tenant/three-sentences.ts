import type { IncidentPeek, Tenant } from '../graphql/schema.ts';
import { severityWord } from '../ui/severity-word.ts';
import { formatTime } from '../time/format-time.ts';
import { isBlind } from './is-blind.ts';

/** The customer's three questions, answered in a sentence each. */
export interface ThreeSentences {
  amIOk: string;
  whatWasDone: string;
  whatIsNeeded: string;
}

const counted = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** What is contained is no more in foreign hands, though it is not closed. */
const isOpen = ({ status, containedAt }: IncidentPeek): boolean =>
  status !== 'RESOLVED' && status !== 'CLOSED' && containedAt === null;

function amIOk({ health }: Tenant, incidents: readonly IncidentPeek[], now: number): string {
  if (health.lastKnownAt === null) return 'We cannot tell yet: nothing has come in so far.';
  if (isBlind(health, now)) {
    return `We cannot tell: nothing has come in since ${formatTime(health.lastKnownAt)} UTC.`;
  }
  const open = incidents.filter(isOpen);
  if (open.length === 0) {
    return `Nothing unusual is open, after ${health.eventsStored.toLocaleString('en-GB')} events.`;
  }
  const worst = open[0]!;
  return `${counted(open.length, 'incident')} ${open.length === 1 ? 'is' : 'are'} open, the most serious ${severityWord[worst.severity].toLowerCase()}: ${worst.title}`;
}

function whatWasDone(incidents: readonly IncidentPeek[]): string {
  const actions = incidents.flatMap((incident) => incident.actions);
  const verified = actions.filter(({ state }) => state === 'VERIFIED').length;
  const running = actions.filter(
    ({ state }) => state === 'APPROVED' || state === 'EXECUTING',
  ).length;
  const taken = incidents.filter((one) => isOpen(one) && one.status !== 'NEW').length;
  const parts = [
    ...(verified > 0 ? [`${counted(verified, 'response')} carried out and verified`] : []),
    ...(running > 0 ? [`${counted(running, 'response')} running`] : []),
    ...(taken > 0 ? [`${counted(taken, 'incident')} taken by an analyst`] : []),
  ];
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing has been changed in your systems.';
}

function whatIsNeeded(incidents: readonly IncidentPeek[]): string {
  const pending = incidents
    .flatMap((incident) => incident.actions)
    .filter(({ state }) => state === 'PENDING').length;
  return pending === 0
    ? 'Nothing is needed from you.'
    : `${counted(pending, 'decision')} ${pending === 1 ? 'waits' : 'wait'} for a person.`;
}

/** Am I OK, what did you do, what do you need from me. `incidents` in order of priority. */
export const threeSentences = (
  tenant: Tenant,
  incidents: readonly IncidentPeek[],
  now: number,
): ThreeSentences => ({
  amIOk: amIOk(tenant, incidents, now),
  whatWasDone: whatWasDone(incidents),
  whatIsNeeded: whatIsNeeded(incidents),
});
