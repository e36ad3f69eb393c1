import type { TenantId } from '@nightjar/core';
import {
  acrossTenants,
  listActionReports,
  listBreaches,
  listFindingIds,
  listIncidentQueue,
  type Span,
  type TenantTx,
} from '@nightjar/db';
import {
  type ExportOptions,
  type OcsfRecord,
  toDetectionFinding,
  toIncidentFinding,
  toResponseActivity,
} from '@nightjar/ocsf/export';
import type { Deps } from '../deps.ts';
import { notesOf, readAssignees } from './incident-notes.ts';
import { readWhole } from './read-whole.ts';

const pageMax = 200;

/** A tenant's breaches, its incidents, and what was done to respond, as OCSF, page by page: nothing is held but ids. */
export async function* listFindings(
  deps: Pick<Deps, 'api' | 'reader'>,
  of: { tenantId: TenantId; span: Span; options: ExportOptions },
): AsyncGenerator<OcsfRecord> {
  const { tenantId, span, options } = of;
  const read = <T>(work: (tx: TenantTx) => Promise<T>): Promise<T> =>
    acrossTenants(deps.reader, { tenantIds: [tenantId] }, (tx) => work({ ...tx, tenantId }));
  const { breachIds, incidentIds } = await read((tx) => listFindingIds(tx, span));
  for (const ids of pagesOf(breachIds)) {
    const breaches = await read((tx) => listBreaches(tx, { ids, includeWithdrawn: true }));
    for (const breach of breaches) yield toDetectionFinding(breach, options);
  }
  for (const ids of pagesOf(incidentIds)) {
    const { incidents, breaches } = await read((tx) => readIncidents(tx, ids));
    const people = await readAssignees(deps, incidents);
    for (const incident of incidents)
      yield toIncidentFinding(incident, options, notesOf(incident, { breaches, people }));
  }
  for (const { action, at } of await read((tx) => listActionReports(tx, span)))
    yield toResponseActivity(action, options, { at });
}

function* pagesOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += pageMax) yield ids.slice(at, at + pageMax);
}

async function readIncidents(tx: TenantTx, ids: readonly string[]) {
  const scope = { ...tx, scope: { tenantIds: [tx.tenantId] } };
  const page = { order: 'newest', limit: pageMax } as const;
  const found = await listIncidentQueue(scope, { tenantIds: [tx.tenantId], ids }, page);
  const inOrder = found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const incidents = await readWhole(tx, inOrder);
  const breachIds = incidents.flatMap((incident) => incident.breachIds);
  return { incidents, breaches: await listBreaches(tx, { ids: breachIds }) };
}
