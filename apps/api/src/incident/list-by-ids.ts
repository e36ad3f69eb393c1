import { acrossTenants, listIncidentQueue } from '@nightjar/db';
import type { Deps } from '../deps.ts';
import { shapeIncident, type IncidentShape } from './shape-incident.ts';

const most = 100;

/** Open incidents of a tenant by their ids, newest first. */
export async function listByIds(
  deps: Deps,
  tenantId: string,
  ids: readonly string[],
): Promise<IncidentShape[]> {
  const tenantIds = [tenantId];
  const page = { order: 'newest', limit: most } as const;
  const rows = await acrossTenants(deps.reader, { tenantIds }, (tx) =>
    listIncidentQueue(tx, { tenantIds, ids }, page),
  );
  return rows.map((row) => shapeIncident(row, deps.now()));
}
