import { resolveIncident, type TenantId } from '@nightjar/core';
import { listIncidentQueue, listIncidents, type QueuedIncident, type ScopeTx } from '@nightjar/db';
import { z } from 'zod';

/** The incident of an id or display id that it has, or once had. Read in a scope that holds the tenant. */
export async function findIncident(
  tx: ScopeTx,
  tenantId: TenantId,
  reference: string,
): Promise<QueuedIncident | undefined> {
  const wanted = reference.trim();
  const id = z.uuid().safeParse(wanted).data?.toLowerCase();
  const direct = id && (await queued(tx, tenantId, id));
  if (direct) return direct;
  const open = await listIncidents({ ...tx, tenantId }, {});
  const [found] = resolveIncident(id ?? wanted.toUpperCase(), open);
  return found && queued(tx, tenantId, found.id);
}

async function queued(tx: ScopeTx, tenantId: TenantId, id: string) {
  const filter = { tenantIds: [tenantId], ids: [id] };
  return (await listIncidentQueue(tx, filter, { order: 'newest', limit: 1 }))[0];
}
