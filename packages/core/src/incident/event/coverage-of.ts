import type { Source } from '../../ocsf/index.ts';
import type { Incident } from '../types.ts';
import { phrase } from './phrase.ts';
import type { CoverageNote, IncidentEvent, Period } from './types.ts';
import { rangeOf, termOf } from './values.ts';

/** What is known of the feeds when the question is asked. */
export interface FeedsSeen {
  /** By feed, the time of its newest record; null where that is not known. */
  newest: ReadonlyMap<Source, number | null>;
  /** Stretches in which records were lost, and of what. */
  lost: readonly (Period & { of: string })[];
}

const lateMs = 3_600_000;
const lostMax = 5;

/** A judgement and the feeds of which one is needed to make it. */
interface Need {
  name: string;
  of: readonly Source[];
  loss: string;
  concerns: (event: IncidentEvent) => boolean;
}

const isOfAccounts = ({ summariser }: IncidentEvent): boolean =>
  summariser === 'accountHijack' ||
  summariser === 'unusualActivity' ||
  summariser === 'passwordAttack';

const needs: readonly Need[] = [
  {
    name: 'The mailbox and file audit',
    of: ['microsoft-365'],
    loss: 'what was done in mailboxes and files',
    concerns: isOfAccounts,
  },
  {
    name: 'The sign-in log',
    of: ['entra-id', 'okta'],
    loss: 'background sign-ins and refusals that the audit log does not tell',
    concerns: isOfAccounts,
  },
  {
    name: 'The message trace',
    of: ['message-trace'],
    loss: 'who received the messages',
    concerns: ({ summary }) => summary.what.some(({ id }) => id === 'what.sent'),
  },
  {
    name: 'The network flow log',
    of: ['aws-vpc-flow', 'azure-flow', 'zeek', 'suricata'],
    loss: 'where data went over the network',
    concerns: ({ summariser }) => summariser === 'cloudCredentialAbuse',
  },
];

/**
 * What could not be judged of an incident, by what is known of the feeds now. It is no part of the stored
 * account: a feed that catches up changes it without a new event of the incident.
 */
export function coverageOf(
  incident: Pick<Incident, 'start' | 'end' | 'event'>,
  feeds: FeedsSeen,
): CoverageNote[] {
  const { event } = incident;
  if (event === undefined) return [];
  const notes = needs
    .filter(({ concerns }) => concerns(event))
    .flatMap((need) => judge(need, { feeds, end: incident.end }));
  const lost = feeds.lost
    .filter(({ start, end }) => end >= incident.start && start <= incident.end)
    .slice(0, lostMax)
    .map(({ of, ...range }): CoverageNote => {
      const values = {
        source: termOf(of),
        range: rangeOf(range),
        loss: termOf('what happened then'),
      };
      return { source: of, state: 'blind', phrase: phrase('coverage.blind', values) };
    });
  return [...notes, ...lost];
}

function judge(need: Need, { feeds, end }: { feeds: FeedsSeen; end: number }): CoverageNote[] {
  const values = { source: termOf(need.name), loss: termOf(need.loss) };
  const connected = need.of.filter((source) => feeds.newest.has(source));
  const source = connected[0] ?? need.of[0]!;
  if (connected.length === 0)
    return [{ source, state: 'neverConnected', phrase: phrase('coverage.never', values) }];
  const isLate = connected.every((one) => (feeds.newest.get(one) ?? end) < end - lateMs);
  return isLate ? [{ source, state: 'late', phrase: phrase('coverage.late', values) }] : [];
}
