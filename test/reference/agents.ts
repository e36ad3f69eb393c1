import type { JudgedAct } from './judge-acts.ts';

/** Who is at the keyboard: (subject, ASN, client family). */
export interface ReferenceAgent {
  asn: number | null;
  client: string | null;
  ipClass: string;
  ips: string[];
  sessions: string[];
  foreign: boolean;
}

const minuteMs = 60_000;
const foreignForMs = 14 * 24 * 60 * minuteMs;
const beforeMs = 60 * minuteMs;
const afterMs = 10 * minuteMs;

const hasAddress = ({ act }: JudgedAct): boolean =>
  act.ip !== null && act.intel !== null && act.intel.class !== 'vendor';

const isSameAgent = (a: JudgedAct, b: JudgedAct): boolean =>
  (a.act.intel?.asn ?? null) === (b.act.intel?.asn ?? null) &&
  a.act.clientFamily === b.act.clientFamily;

/** detection.md 2.2: foreign where rareSource held for any of its events in the 14 days before. */
const isForeign = (of: JudgedAct, time: number, events: readonly JudgedAct[]): boolean =>
  events
    .filter((other) => isSameAgent(other, of))
    .filter(({ act }) => act.time > time - foreignForMs && act.time <= time + afterMs)
    .some(({ rareSource }) => rareSource === true);

const sorted = (values: readonly (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null))].toSorted();

/** A sign-in that failed opened no session. */
export const openedBy = ({ metric, session }: JudgedAct['act']): string | null =>
  metric === 'saas.login.failure' ? null : session;

const agentOf = (of: JudgedAct, time: number, events: readonly JudgedAct[]): ReferenceAgent => {
  const mine = events
    .filter((other) => isSameAgent(other, of))
    .filter(({ act }) => Math.abs(act.time - time) <= foreignForMs);
  return {
    asn: of.act.intel?.asn ?? null,
    client: of.act.clientFamily,
    ipClass: of.act.intel?.class ?? 'none',
    ips: sorted(mine.map(({ act }) => act.ip)),
    sessions: sorted(mine.map(({ act }) => openedBy(act))),
    foreign: isForeign(of, time, events),
  };
};

/**
 * The agent behind an act: its own; without an address that of its session, else that of the nearest event
 * within an hour before or ten minutes after, a foreign one first; null: unknown. `events` are the subject's.
 */
export function agentBehind(of: JudgedAct, all: readonly JudgedAct[]): ReferenceAgent | null {
  const { time, session, subject } = of.act;
  const events = all
    .filter((other) => other.act.subject === subject && hasAddress(other))
    .toSorted((a, b) => a.act.time - b.act.time || (a.act.id < b.act.id ? -1 : 1));
  if (hasAddress(of)) return agentOf(of, time, events);
  const ofSession = events.find(({ act }) => session !== null && openedBy(act) === session);
  if (ofSession) return agentOf(ofSession, time, events);
  const near = events.filter(
    ({ act }) => act.time >= time - beforeMs && act.time <= time + afterMs,
  );
  const foreign = near.filter((other) => isForeign(other, time, events));
  const candidates = foreign.length > 0 ? foreign : near;
  const nearest = Math.min(...candidates.map(({ act }) => Math.abs(act.time - time)));
  const found = candidates.find(({ act }) => Math.abs(act.time - time) === nearest);
  return found ? agentOf(found, time, events) : null;
}
