import type { TenantId } from '@nightjar/core';
import {
  acrossTenants,
  inHouse,
  listBreaches,
  listFindingIds,
  listIncidentQueue,
  listPeople,
  type Person,
  type QueuedIncident,
  type Span,
  type StoredBreach,
  type TenantTx,
} from '@nightjar/db';
import {
  type ExportOptions,
  type IncidentNotes,
  type OcsfRecord,
  toDetectionFinding,
  toIncidentFinding,
} from '@nightjar/ocsf/export';
import type { Deps } from '../deps.ts';

const pageMax = 200;

/** A tenant's breaches, then its incidents, as OCSF findings, page by page: nothing is held but ids. */
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
}

function* pagesOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += pageMax) yield ids.slice(at, at + pageMax);
}

async function readIncidents(tx: TenantTx, ids: readonly string[]) {
  const scope = { ...tx, scope: { tenantIds: [tx.tenantId] } };
  const page = { order: 'newest', limit: pageMax } as const;
  const found = await listIncidentQueue(scope, { tenantIds: [tx.tenantId], ids }, page);
  const incidents = found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const breachIds = incidents.flatMap((incident) => incident.breachIds);
  return { incidents, breaches: await listBreaches(tx, { ids: breachIds }) };
}

async function readAssignees(
  { api }: Pick<Deps, 'api'>,
  incidents: readonly QueuedIncident[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = new Set(incidents.flatMap(({ stand }) => stand.assigneeId ?? []));
  const people = ids.size === 0 ? [] : await inHouse(api, (tx) => listPeople(tx, [...ids]));
  return new Map(people.map((person) => [person.id, person]));
}

const statuses = {
  new: 'New',
  in_progress: 'In Progress',
  on_hold: 'On Hold',
  resolved: 'Resolved',
  closed: 'Closed',
} as const;

const verdicts = {
  true_positive: 'True Positive',
  benign_true_positive: 'Benign',
  false_positive_logic: 'False Positive',
  false_positive_data: 'False Positive',
  duplicate: 'Duplicate',
  undetermined: 'Insufficient Data',
} as const;

/** What people and responses made of the incident, in OCSF's words. */
function notesOf(
  { stand, revision, changedAt }: QueuedIncident,
  of: { breaches: readonly StoredBreach[]; people: ReadonlyMap<string, Person> },
): IncidentNotes {
  const { status, conclusion } = stand;
  const assignee = of.people.get(stand.assigneeId ?? '');
  const activity = status === 'closed' ? 'close' : revision > 1 ? 'update' : 'create';
  return {
    activity,
    at: changedAt,
    revision: `${revision}:${status}`,
    breaches: of.breaches,
    status: statuses[status],
    ...(conclusion ? { verdict: verdicts[conclusion.verdict] } : {}),
    ...(assignee ? { assignee: { uid: assignee.id, name: assignee.name } } : {}),
  };
}
