import { isDisplayIdOf, type TenantId } from '@nightjar/core';
import {
  listIncidentQueue,
  listIncidentsNamed,
  type QueuedIncident,
  type ScopeTx,
} from '@nightjar/db';
import { z } from 'zod';

/**
 * The incident of an id or display id that it has, or once had: superseded rows keep their names and say where
 * they live on. Read in a scope that holds the tenant.
 */
export async function findIncident(
  tx: ScopeTx,
  tenantId: TenantId,
  reference: string,
): Promise<QueuedIncident | undefined> {
  const id = await resolve(tx, tenantId, reference.trim());
  if (id === undefined) return undefined;
  const filter = { tenantIds: [tenantId], ids: [id] };
  return (await listIncidentQueue(tx, filter, { order: 'newest', limit: 1 }))[0];
}

async function resolve(tx: ScopeTx, tenantId: TenantId, name: string): Promise<string | undefined> {
  const id = z.uuid().safeParse(name).data?.toLowerCase();
  if (id !== undefined) return (await listIncidentsNamed({ ...tx, tenantId }, { id }))[0]?.id;
  const displayId = name.toUpperCase().slice(0, 100).replaceAll('\0', '');
  const found = await listIncidentsNamed({ ...tx, tenantId }, { displayId });
  const exact = found.find(({ named }) => named.displayId === displayId);
  return (exact ?? found.find(({ named }) => isDisplayIdOf(displayId, named.id)))?.id;
}
