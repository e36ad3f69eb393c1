import { listEvents, listScoredActs, type TenantTx } from '@nightjar/db';

// Unpacked batches are large. The earliest are read, too: the latest may be an intruder's alone.
const eventsMax = 200;
const batchesMax = 2;

/** What records call things. */
export interface Names {
  /** Of applications, by their ids. */
  applications: ReadonlyMap<string, string>;
  /** Of the entity itself; undefined where none of them tells one. */
  own: string | undefined;
}

/** What the latest and the earliest records of an entity call it and the applications around it; written by outsiders. */
export async function readNames(tx: TenantTx, key: string): Promise<Names> {
  const batchIds = new Set([
    ...(await listBatches(tx, key, 'newest')),
    ...(await listBatches(tx, key, 'oldest')),
  ]);
  const applications = new Map<string, string>();
  let own: string | undefined;
  // The newest first: a name that was changed is told as it is now.
  for (const id of batchIds) {
    for (const act of (await listScoredActs(tx, [id])).toReversed()) {
      if (act.subject === key) own ??= act.subjectName ?? undefined;
      keep(applications, act.applicationId, act.application);
      if (act.grant) keep(applications, act.grant.appId, act.grant.appName);
    }
  }
  return { applications, own };
}

async function listBatches(
  tx: TenantTx,
  subject: string,
  order: 'newest' | 'oldest',
): Promise<string[]> {
  const events = await listEvents(tx, { subject, order, limit: eventsMax });
  return [...new Set(events.map(({ batchId }) => batchId))].slice(0, batchesMax);
}

function keep(names: Map<string, string>, id: string | null, name: string | null): void {
  if (id && name && id !== name && !names.has(id)) names.set(id, name);
}
