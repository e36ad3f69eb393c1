import { lowestEventId, type ScoredAct, sprayUsersMin } from '@nightjar/core';
import { listSuccessesAt, type TenantTx, listScoredActs } from '@nightjar/db';
import { sprayWindowMs, type Span } from './spans.ts';

/** An address in an hour or more in which many users failed. */
export interface BusyTime extends Span {
  ip: string;
}

/**
 * Sign-ins that succeeded where many users failed meanwhile. They are usual and not kept as hits, but only
 * they tell an office on a password-reset day from a spray.
 */
export async function listSuccesses(
  tx: TenantTx,
  failures: readonly ScoredAct[],
): Promise<ScoredAct[]> {
  const stored: { id: string; batchId: string }[] = [];
  for (const { ip, from, to } of busyTimesOf(failures)) {
    const ids = { fromId: lowestEventId(from), toId: lowestEventId(to + 1) };
    stored.push(...(await listSuccessesAt(tx, { ips: [ip], ...ids })));
  }
  if (stored.length === 0) return [];
  const ids = new Set(stored.map(({ id }) => id));
  const batchIds = [...new Set(stored.map(({ batchId }) => batchId))];
  return listScoredActs(tx, batchIds, ids);
}

/** When many users failed at an address within an hour; windows that overlap are one. */
export function busyTimesOf(failures: readonly ScoredAct[]): BusyTime[] {
  const placed = failures.filter(({ ip }) => ip !== null);
  return [...Map.groupBy(placed, ({ ip }) => ip!)].flatMap(([ip, of]) =>
    // Most addresses fail for a few users only, whatever the hour.
    countUsers(of) < sprayUsersMin ? [] : busyTimesAt(ip, of),
  );
}

function busyTimesAt(ip: string, failures: readonly ScoredAct[]): BusyTime[] {
  const sorted = failures.toSorted((a, b) => a.time - b.time);
  const busy: BusyTime[] = [];
  // Failures in the window by user: outsiders decide how many there are, so that each is looked at twice only.
  const within = new Map<string, number>();
  let first = 0;
  for (const failure of sorted) {
    const { time } = failure;
    within.set(userOf(failure), (within.get(userOf(failure)) ?? 0) + 1);
    for (; sorted[first]!.time < time - sprayWindowMs; first++) forget(within, sorted[first]!);
    if (within.size < sprayUsersMin) continue;
    const last = busy.at(-1);
    if (last && last.to >= time - sprayWindowMs) last.to = time;
    else busy.push({ ip, from: time - sprayWindowMs, to: time });
  }
  return busy;
}

function forget(within: Map<string, number>, failure: ScoredAct): void {
  const left = within.get(userOf(failure))! - 1;
  if (left === 0) within.delete(userOf(failure));
  else within.set(userOf(failure), left);
}

const userOf = ({ subjectName }: ScoredAct): string => (subjectName ?? '').toLowerCase();

const countUsers = (failures: readonly ScoredAct[]): number => new Set(failures.map(userOf)).size;
