import type { Bus } from '@nightjar/bus';
import {
  batchStages,
  sweepDecidedActions,
  sweepLapsedActions,
  sweepUnanswered,
  sweepWaitingBatches,
  whileSweeping,
  type Database,
  type SweepTx,
} from '@nightjar/db';
import {
  failpoint,
  messageTo,
  publishAll,
  sends,
  waitingPerTenantMax,
  type Log,
  type Publication,
} from '@nightjar/service';
import { chooseWaiting, type Sighting, type Waiting } from './choose-waiting.ts';

export interface Sweeping {
  db: Database;
  bus: Pick<Bus, 'publish'>;
  log?: Log;
  /** Epoch ms. */
  now: () => number;
}

const fullEveryMs = 3_600_000;
const lookBackMs = 60_000;
// Those behind the first few are watched too, so that they follow at once.
const watchedPerTenantMax = 2 * waitingPerTenantMax;

type Found = Waiting & { tenantId: string; publication: Publication };

/** A sweep to be called again and again: publishes what waits by its marks. Returns how many it published. */
export function startSweep({ db, bus, log, now }: Sweeping): () => Promise<number> {
  let seen: ReadonlyMap<string, Sighting> = new Map();
  let fullAt = Number.NEGATIVE_INFINITY;
  let since = 0;
  return async () => {
    const at = now();
    const isFull = at - fullAt >= fullEveryMs;
    const found = await listWaiting(db, { since: isFull ? 0 : since, now: at });
    const chosen = chooseWaiting(found.waiting, {
      seen,
      now: at,
      perQueueMax: waitingPerTenantMax,
    });
    failpoint('sweeper_before_publish');
    const published = new Set<string>();
    for (const { tenantId, key, publication } of chosen.publish) {
      const [err] = await publishAll(bus, tenantId, [publication]);
      if (err === undefined) published.add(key);
      else log?.warn({ tenantId, err }, 'not published; will be tried again');
    }
    // What failed keeps its old sighting, so the next sweep tries it at once.
    for (const { key } of chosen.publish) {
      const last = seen.get(key);
      if (!published.has(key) && last !== undefined) chosen.seen.set(key, last);
    }
    seen = chosen.seen;
    since = Math.min(found.oldestAt, at) - lookBackMs;
    if (isFull) fullAt = at;
    return published.size;
  };
}

async function listWaiting(
  db: Database,
  of: { since: number; now: number },
): Promise<{ waiting: Found[]; oldestAt: number }> {
  return whileSweeping(db, async (tx) => {
    let oldestAt = of.now;
    const waiting: Found[] = [];
    for (const { stage } of batchStages) {
      const filter = { since: of.since, before: of.now, perTenantMax: watchedPerTenantMax };
      for (const batch of await sweepWaitingBatches(tx, { stage, ...filter })) {
        oldestAt = Math.min(oldestAt, batch.storedAt);
        const { tenantId, batchId } = batch;
        waiting.push({
          tenantId,
          queue: `${stage}/${tenantId}`,
          key: `${stage}/${tenantId}/${batchId}`,
          publication: messageTo[stage](batchId),
        });
      }
    }
    waiting.push(...(await listActions(tx, of.now)), ...(await listRequests(tx, of.now)));
    return { waiting, oldestAt };
  });
}

/** Actions that a person decided, or whose time is over; each is a queue of its own. */
async function listActions(tx: SweepTx, now: number): Promise<Found[]> {
  const actions = [...(await sweepDecidedActions(tx, now)), ...(await sweepLapsedActions(tx, now))];
  const keyed = new Map(actions.map((action) => [`${action.tenantId}/${action.actionId}`, action]));
  return [...keyed].map(([key, { tenantId, actionId }]) => ({
    tenantId,
    queue: `action/${key}`,
    key: `action/${key}`,
    publication: sends('actionDecided', { actionId }),
  }));
}

/** What people asked of the analyst; of each tenant a queue. */
async function listRequests(tx: SweepTx, now: number): Promise<Found[]> {
  return (await sweepUnanswered(tx, now)).map(({ tenantId, requestId }) => ({
    tenantId,
    queue: `request/${tenantId}`,
    key: `request/${tenantId}/${requestId}`,
    publication: sends('analystAsked', { requestId }),
  }));
}
