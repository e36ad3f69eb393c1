import { listEvents, type StoredEvent, type TenantTx } from '@nightjar/db';
import { z } from 'zod';
import { restrictionOf, type EventFilter } from './restriction-of.ts';

export interface EventPage {
  filter: EventFilter;
  after?: string | undefined;
  limit: number;
}

export const eventPlace = z.uuid();

/** Events of the tenant, newest first. */
export async function listEventPage(
  tx: TenantTx,
  { filter, after, limit }: EventPage,
): Promise<StoredEvent[]> {
  const restriction = restrictionOf(filter);
  if (restriction === undefined) return [];
  const [toId] = [after, restriction.toId].filter((id) => id !== undefined).sort();
  return listEvents(tx, { ...restriction, toId, order: 'newest', limit });
}

/** One event by id. */
export async function findEvent(tx: TenantTx, id: string): Promise<StoredEvent | undefined> {
  const [event] = await listEvents(tx, { fromId: id, order: 'oldest', limit: 1 });
  return event?.id === id ? event : undefined;
}
