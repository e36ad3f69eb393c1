import type { ScoredAct } from '@nightjar/core';
import { listBatchScores } from './batch-scores.ts';
import { unpackScores, type Wanted } from './block/index.ts';
import { listReplacedEvents } from './replaced-events.ts';
import type { TenantTx } from './tenancy/index.ts';

/**
 * The scored acts of batches, all or those wanted; those not scored yet, and events that have other content now, are
 * left out.
 */
export async function listScoredActs(
  tx: TenantTx,
  batchIds: readonly string[],
  wanted?: Wanted,
): Promise<ScoredAct[]> {
  return (await readScores(tx, batchIds, wanted)).flatMap(({ acts }) => acts);
}

/** The acts of one batch, and whether it holds those of an earlier batch with scores that were made again. */
export async function readScoredBatch(
  tx: TenantTx,
  batchId: string,
): Promise<{ acts: readonly ScoredAct[]; isRescored: boolean }> {
  const [found] = await readScores(tx, [batchId]);
  if (!found) return { acts: [], isRescored: false };
  return { acts: found.acts, isRescored: found.batchId !== batchId };
}

async function readScores(
  tx: TenantTx,
  batchIds: readonly string[],
  wanted?: Wanted,
): Promise<{ batchId: string; acts: ScoredAct[] }[]> {
  if (batchIds.length === 0) return [];
  const found: { batchId: string; acts: readonly ScoredAct[] }[] = [];
  for (const [id, body] of await listBatchScores(tx, batchIds)) {
    const { ofBatchId: batchId = id, acts } = await unpackScores(body, wanted);
    found.push({ batchId, acts });
  }
  const isReplaced = await listReplacedEvents(
    tx,
    found.map(({ batchId }) => batchId),
  );
  return found.map(({ batchId, acts }) => ({
    batchId,
    acts: acts.filter(({ id }) => !isReplaced(batchId, id)),
  }));
}
