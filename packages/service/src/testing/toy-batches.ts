import { stableId } from '@nightjar/core';
import {
  inTenant,
  insertBatch,
  listBatchScores,
  listDeadLetters,
  listMarked,
  type Database,
} from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';

/** A database for a toy stage, with what its tests store and look at. */
export interface ToyBatches {
  fresh: FreshDatabase;
  baseline: Database;
  /** Returns the batch's id. A body that is no JSON fails the toy stage as a whole. */
  store(tenantId: string, name: string, body: unknown[] | string): Promise<string>;
  findScore(tenantId: string, batchId: string): Promise<string | undefined>;
  isMarked(tenantId: string, batchId: string): Promise<boolean>;
  listLetters(tenantId: string): ReturnType<typeof listDeadLetters>;
}

export async function openToyBatches(): Promise<ToyBatches> {
  const fresh = await freshDatabase();
  const [connectors, baseline] = [fresh.open('connectors'), fresh.open('baseline')];
  return {
    fresh,
    baseline,
    store: async (tenantId, name, events) => {
      const id = stableId('batch', tenantId, name);
      const body = Buffer.from(typeof events === 'string' ? events : JSON.stringify(events));
      const block = { storedAt: Date.now(), eventCount: 1, minId: id, maxId: id, body };
      await inTenant(connectors, tenantId, (tx) => insertBatch(tx, { id, ...block }));
      return id;
    },
    findScore: (tenantId, batchId) =>
      inTenant(baseline, tenantId, async (tx) =>
        (await listBatchScores(tx, [batchId])).get(batchId)?.toString(),
      ),
    isMarked: (tenantId, batchId) =>
      inTenant(baseline, tenantId, async (tx) =>
        (await listMarked(tx, 'baseline', [batchId])).has(batchId),
      ),
    listLetters: (tenantId) => inTenant(baseline, tenantId, (tx) => listDeadLetters(tx, 10)),
  };
}
