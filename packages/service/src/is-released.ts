import { hasBatch, listWaitingBatches, type BatchStage, type TenantTx } from '@nightjar/db';

/** Unhandled batches of one tenant that a stage may have on the bus; the rest waits in the rows. */
export const waitingPerTenantMax = 4;

// Older backlogs are the sweeper's; a bound keeps the look cheap.
const lookBackMs = 3_600_000;

/**
 * May the batch be published? Only while few of the tenant wait for the stage, itself among them. Counting
 * them, and not asking whether it is one of the oldest, holds also where batches are handled out of order.
 * What was never stored as a batch (scores made again) goes on at once: the sweeper would not bring it.
 */
export async function isReleased(
  tx: TenantTx,
  of: { stage: BatchStage; batchId: string; now: number },
): Promise<boolean> {
  const waiting = await listWaitingBatches(tx, {
    stage: of.stage,
    since: of.now - lookBackMs,
    before: of.now + lookBackMs,
    perTenantMax: waitingPerTenantMax + 1,
  });
  if (waiting.includes(of.batchId)) return waiting.length <= waitingPerTenantMax;
  return !(await hasBatch(tx, of.batchId));
}
