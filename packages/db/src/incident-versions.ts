import type { InvestigationStep, Phrase } from '@nightjar/core';
import { column, json } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** What one revision of an incident changed. `at` in epoch ms. */
export interface IncidentVersion {
  revision: number;
  at: number;
  differences: readonly Phrase[];
  /** A look at it that a person asked for: it differs from no other version. */
  inquiry?: { personId: string; steps: readonly InvestigationStep[] };
}

/** A change of an incident; `fromId` names the incident that it was before, which may be itself. */
export interface IncidentChange {
  id: string;
  fromId: string;
  differences: readonly Phrase[];
}

/** SQL for the versions `known` with one more; the latest fifty are kept. */
const withOneMore = (known: string, more: string): string => `
  case when jsonb_array_length(${known}) >= 50 then ${known} - 0 else ${known} end
    || jsonb_build_array(${more})`;

// Where an earlier breach renamed the incident, it goes on with the versions of the one that it was.
const sql = `
  update incidents i set versions = ${withOneMore(
    'known.versions',
    `jsonb_build_object('revision', i.revision, 'at', $2::int8, 'differences', new.differences)`,
  )}
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

/** Writes into open incidents who asked for a look at them, what was searched and what was found. `at` in epoch ms. */
export async function addInquiry(
  tx: TenantTx,
  incidentIds: readonly string[],
  of: { at: number; inquiry: NonNullable<IncidentVersion['inquiry']> },
): Promise<void> {
  const version = `jsonb_build_object('revision', i.revision, 'at', $2::int8, 'differences', '[]'::jsonb,
    'inquiry', $4::jsonb)`;
  await tx.query(
    `update incidents i set versions = ${withOneMore('i.versions', version)}
     where tenant_id = $1 and id = any ($3) and status = 'open'`,
    [tx.tenantId, of.at, incidentIds, json(of.inquiry)],
  );
}
