import { inHouse, listPeople, type Person, type StoredBreach } from '@nightjar/db';
import type { IncidentNotes } from '@nightjar/ocsf/export';
import type { Deps } from '../deps.ts';
import type { WholeIncident } from './read-whole.ts';

/** People to whom incidents are assigned, by their id. */
export async function readAssignees(
  { api }: Pick<Deps, 'api'>,
  incidents: readonly WholeIncident[],
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
export function notesOf(
  { stand, revision, changedAt }: WholeIncident,
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
