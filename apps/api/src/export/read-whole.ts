import type { Incident } from '@nightjar/core';
import { listIncidentBodies, type QueuedIncident, type TenantTx } from '@nightjar/db';

/** An incident with all that is told of it, and what people made of it. */
export type WholeIncident = Incident & Pick<QueuedIncident, 'stand' | 'revision' | 'changedAt'>;

/** Reads the bodies of incidents that a list found. */
export async function readWhole(
  tx: TenantTx,
  rows: readonly QueuedIncident[],
): Promise<WholeIncident[]> {
  const ids = rows.map(({ id }) => id);
  const bodies = await listIncidentBodies(tx, ids);
  return rows.flatMap(({ id, stand, revision, changedAt }) => {
    const body = bodies.get(id);
    return body === undefined ? [] : [{ ...body.incident, stand, revision, changedAt }];
  });
}
