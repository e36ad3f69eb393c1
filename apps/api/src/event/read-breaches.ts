import { timeOfEventId } from '@nightjar/core';
import { listBreaches, type StoredBreach, type TenantTx } from '@nightjar/db';
import type { RowKey } from '../request/reads.ts';

/** An event and whose it is. */
export type EventKey = RowKey & { subject: string | null; ip: string | null };

/** The breaches that cite each event. What a model says of an address cites events of several accounts. */
export async function readBreachesOfEvents(
  tx: TenantTx,
  keys: readonly EventKey[],
): Promise<Map<string, StoredBreach[]>> {
  const times = keys.map(({ id }) => timeOfEventId(id));
  const entities = keys.flatMap(({ subject, ip }) => [subject, ip ? `ip:${ip}` : null]);
  const breaches = await listBreaches(tx, {
    subjects: [...new Set(entities.filter((key) => key !== null))],
    from: Math.min(...times),
    to: Math.max(...times),
  });
  const wanted = new Set(keys.map(({ id }) => id));
  const found = new Map<string, StoredBreach[]>();
  for (const breach of breaches)
    for (const { id } of breach.evidence)
      if (wanted.has(id)) found.set(id, [...(found.get(id) ?? []), breach]);
  return found;
}
