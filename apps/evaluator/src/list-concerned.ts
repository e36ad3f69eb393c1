import type { ScoredAct } from '@nightjar/core';
import {
  listMatchedSubjects,
  listMatches,
  listMatchesOfEvents,
  type MatchFilter,
  type TenantTx,
} from '@nightjar/db';
import type { Crowds } from './crowds.ts';
import { busyTimesOf, listSuccesses } from './list-successes.ts';
import {
  anchorAfterMs,
  anchorBeforeMs,
  reachedFrom,
  spanOf,
  sprayReachMs,
  type Span,
} from './spans.ts';

/** Everything that a batch's acts may change the meaning of. */
export interface Concerned {
  subjects: ReadonlySet<string>;
  /** Addresses with failures around the batch: a spray is a breach of its address. */
  addresses: ReadonlySet<string>;
  /** Breaches in here are made again. */
  span: Span;
  /** All kept acts that those breaches can stand on. */
  acts: readonly ScoredAct[];
}

/** The subjects and addresses that new acts concern, with all that is kept of them. */
export async function listConcerned(
  tx: TenantTx,
  of: { fresh: readonly ScoredAct[]; crowds: Crowds } & Keepable,
): Promise<Concerned | undefined> {
  const { displaced, fresh, crowds, kept } = of;
  const causes = [
    ...kept,
    ...displaced,
    ...(await listWithoutAddress(tx, { fresh, crowds })),
    ...(await listAmongFailures(tx, fresh)),
  ];
  if (causes.length === 0) return undefined;
  const about = spanOf(causes.map(({ time }) => time));
  const span = reachedFrom(about);
  const near = { from: about.from - sprayReachMs, to: about.to + sprayReachMs };
  const failures = await listFailures(tx, { ...near, sourceIps: [...addressesOf(causes)] });
  // Without a failure near by, an address has no spray that could change.
  const addresses = addressesOf([...causes.filter(isFailure), ...failures]);
  const named = await listMatchedSubjects(tx, { ...near, sourceIps: [...addresses] });
  const subjects = new Set([...subjectsOf(causes), ...named]);
  const wide = reachedFrom(span);
  const own = await listHits(tx, crowds, { ...wide, subjects: [...subjects] });
  // A sequence of one of them may read a spray from an address that the batch does not name.
  const failing = new Set([...addresses, ...addressesOf(own.filter(isFailure))]);
  const others = { sourceIps: [...failing], exceptSubjects: [...subjects] };
  const around = await listHits(tx, crowds, { ...wide, ...others });
  const successes = await listSuccesses(tx, [...own, ...around].filter(isFailure));
  const acts = new Map([...own, ...around, ...successes].map((act) => [act.id, act]));
  return { subjects, addresses, span, acts: [...acts.values()] };
}

export interface Keepable {
  /** Of new acts the hits, and what was one until its scores or its content were others. */
  kept: readonly ScoredAct[];
  /** What was kept of events whose content is of another subject or address now. */
  displaced: readonly ScoredAct[];
}

interface Fresh {
  fresh: readonly ScoredAct[];
  crowds: Crowds;
}

/** Which of new acts to keep, and what they displace. */
export async function listKeepable(
  tx: TenantTx,
  { fresh, crowds, isRescored }: Fresh & { isRescored: boolean },
): Promise<Keepable> {
  if (fresh.length === 0) return { kept: [], displaced: [] };
  const acts = new Map(
    [...(await crowds.membersWith(fresh)), ...fresh].map((act) => [act.id, act]),
  );
  const kept = new Map((await crowds.hitsAmong([...acts.values()])).map((act) => [act.id, act]));
  const before = await listMatchesOfEvents(
    tx,
    fresh.map(({ id }) => id),
  );
  const known = new Map(before.map((act) => [act.id, act]));
  // What was a hit, or is told again, is kept as it is now.
  for (const act of fresh) if (isRescored || known.has(act.id)) kept.set(act.id, act);
  const displaced = fresh.flatMap(({ id, subject, ip }) => {
    const old = known.get(id);
    return old && (old.subject !== subject || old.ip !== ip) ? [old] : [];
  });
  return { kept: [...kept.values()], displaced };
}

// What was a hit and is none since its day was made again is kept, but nothing stands on it.
async function listHits(tx: TenantTx, crowds: Crowds, filter: MatchFilter): Promise<ScoredAct[]> {
  return crowds.hitsAmong(await listMatches(tx, filter));
}

// A failed sign-in is a hit whatever else there is.
const listFailures = (
  tx: TenantTx,
  filter: Span & { sourceIps: readonly string[] },
): Promise<ScoredAct[]> => listMatches(tx, { ...filter, metric: 'saas.login.failure' });

const subjectsOf = (acts: readonly ScoredAct[]): string[] =>
  [...new Set(acts.map(({ subject }) => subject))].filter((subject) => subject !== null);

const isFailure = ({ metric }: ScoredAct): boolean => metric === 'saas.login.failure';
const isSignIn = ({ metric }: ScoredAct): boolean => metric.startsWith('saas.login.');

function addressesOf(acts: readonly ScoredAct[]): Set<string> {
  return new Set(acts.filter(isSignIn).flatMap(({ ip }) => ip ?? []));
}

/** New successes at an address where many failed: with them it may be no spray. */
async function listAmongFailures(tx: TenantTx, fresh: readonly ScoredAct[]): Promise<ScoredAct[]> {
  const successes = fresh.filter((act) => act.metric === 'saas.login.success' && act.ip !== null);
  if (successes.length === 0) return [];
  const { from, to } = spanOf(successes.map(({ time }) => time));
  const near = { from: from - sprayReachMs, to: to + sprayReachMs };
  const failures = await listFailures(tx, { ...near, sourceIps: [...addressesOf(successes)] });
  const busy = busyTimesOf(failures);
  return successes.filter(({ ip, time }) =>
    busy.some((one) => one.ip === ip && one.from <= time && time <= one.to),
  );
}

/** Kept acts without an address whose agent one of the new acts may be, whether or not it is a hit. */
async function listWithoutAddress(tx: TenantTx, { fresh, crowds }: Fresh): Promise<ScoredAct[]> {
  const placed = fresh.filter(({ ip, subject }) => ip !== null && subject !== null);
  if (placed.length === 0) return [];
  const { from, to } = spanOf(placed.map(({ time }) => time));
  const near = { from: from - anchorAfterMs, to: to + anchorBeforeMs };
  const asked = { ...near, subjects: subjectsOf(placed), isSourceless: true };
  const kept = await listHits(tx, crowds, asked);
  const timesOf = Map.groupBy(placed, ({ subject }) => subject!);
  return kept.filter((act) =>
    timesOf
      .get(act.subject!)
      ?.some(({ time }) => time >= act.time - anchorBeforeMs && time <= act.time + anchorAfterMs),
  );
}
