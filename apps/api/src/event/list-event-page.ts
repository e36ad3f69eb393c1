import { isIP } from 'node:net';
import { lowestEventId } from '@nightjar/core';
import { listEvents, type StoredEvent, type TenantTx } from '@nightjar/db';
import { z } from 'zod';

/** Epoch ms; absent fields do not restrict. */
export interface EventPage {
  filter: {
    subject?: string | null;
    ip?: string | null;
    operation?: string | null;
    from?: number | null;
    to?: number | null;
  };
  after?: string | undefined;
  limit: number;
}

export const eventPlace = z.uuid();

/** Events of the tenant, newest first. */
export async function listEventPage(
  tx: TenantTx,
  { filter, after, limit }: EventPage,
): Promise<StoredEvent[]> {
  // An address that is none has no events, and Postgres would refuse to compare it.
  if (filter.ip && isIP(filter.ip) === 0) return [];
  const until =
    filter.to === null || filter.to === undefined ? undefined : lowestEventId(filter.to);
  const ends = [after, until].filter((id) => id !== undefined).sort();
  return listEvents(tx, {
    ...(typeof filter.from === 'number' && { fromId: lowestEventId(filter.from) }),
    ...(ends[0] !== undefined && { toId: ends[0] }),
    subject: filter.subject ?? undefined,
    ip: filter.ip ?? undefined,
    operation: filter.operation ?? undefined,
    order: 'newest',
    limit,
  });
}

/** One event by id. */
export async function findEvent(tx: TenantTx, id: string): Promise<StoredEvent | undefined> {
  const [event] = await listEvents(tx, { fromId: id, order: 'oldest', limit: 1 });
  return event?.id === id ? event : undefined;
}
