import { listWaitingBatches, type BatchStage, type TenantTx } from '@nightjar/db';

/** Unhandled batches of one tenant that a stage may have on the bus; the rest waits in the rows. */
export const waitingPerTenantMax = 4;

// Older backlogs are the sweeper's; a bound keeps the look cheap.
const lookBackMs = 3_600_000;

/** Whether the batch is among the tenant's few oldest that wait for the stage, and so may be published. */
export async function isReleased(
  tx: TenantTx,
  of: { stage: BatchStage; batchId: string; now: number },
): Promise<boolean> {
  const waiting = await listWaitingBatches(tx, {
    stage: of.stage,
    since: of.now - lookBackMs,
    before: of.now + lookBackMs,
    perTenantMax: waitingPerTenantMax,
  });
  return waiting.includes(of.batchId);
}
