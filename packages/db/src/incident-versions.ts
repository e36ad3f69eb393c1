import type { Phrase } from '@nightjar/core';
import { column, json } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** What one revision of an incident changed. `at` in epoch ms. */
export interface IncidentVersion {
  revision: number;
  at: number;
  differences: readonly Phrase[];
}

/** A change of an incident; `fromId` names the incident that it was before, which may be itself. */
export interface IncidentChange {
  id: string;
  fromId: string;
  differences: readonly Phrase[];
}

// Where an earlier breach renamed the incident, it goes on with the versions of the one that it was.
const sql = `
  update incidents i set versions = case when jsonb_array_length(known.versions) >= 50
      then known.versions - 0 else known.versions end
    || jsonb_build_array(jsonb_build_object(
      'revision', i.revision, 'at', $2::int8, 'differences', new.differences))
  from unnest($3::uuid[], $4::uuid[], $5::jsonb[]) as new (id, from_id, differences)
  join incidents known on known.tenant_id = $1 and known.id = new.from_id
  where i.tenant_id = $1 and i.id = new.id`;

/** Writes down what changed in incidents that are saved already. `at` in epoch ms. */
export async function addIncidentVersions(
  tx: TenantTx,
  changes: readonly IncidentChange[],
  at: number,
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(sql, [
    tx.tenantId,
    at,
    column(changes, ({ id }) => id),
    column(changes, ({ fromId }) => fromId),
    column(changes, ({ differences }) => json(differences)),
  ]);
}
