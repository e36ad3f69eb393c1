import { lowestEventId, type ScoredAct } from '@nightjar/core';
import { listSuccessesAt, type TenantTx } from '@nightjar/db';
import { listScoredActs } from './list-scored-acts.ts';
import { spanOf, sprayWindowMs } from './spans.ts';

/** Fewer users failing at an address are no spray. */
const usersMin = 5;

/**
 * Sign-ins that succeeded at addresses where many users failed. They are usual and not kept as hits, but
 * only they tell an office on a password-reset day from a spray.
 */
export async function listSuccesses(
  tx: TenantTx,
  failures: readonly ScoredAct[],
): Promise<ScoredAct[]> {
  const busy = busyAddressesOf(failures);
  if (busy.size === 0) return [];
  const { from, to } = spanOf(failures.filter(({ ip }) => busy.has(ip!)).map(({ time }) => time));
  const stored = await listSuccessesAt(tx, {
    ips: [...busy],
    fromId: lowestEventId(from - sprayWindowMs),
    toId: lowestEventId(to + sprayWindowMs),
  });
  const ids = new Set(stored.map(({ id }) => id));
  const batchIds = [...new Set(stored.map(({ batchId }) => batchId))];
  return (await listScoredActs(tx, batchIds)).filter(({ id }) => ids.has(id));
}

/** Addresses at which many users failed. */
export function busyAddressesOf(failures: readonly ScoredAct[]): Set<string> {
  const users = new Map<string, Set<string>>();
  for (const { ip, subjectName } of failures) {
    if (ip === null) continue;
    const known = users.get(ip) ?? new Set();
    users.set(ip, known.add((subjectName ?? '').toLowerCase()));
  }
  return new Set([...users].filter(([, failed]) => failed.size >= usersMin).map(([ip]) => ip));
}
