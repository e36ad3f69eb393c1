import { setTimeout as sleep } from 'node:timers/promises';
import { inTenant, listBatchIds, listWaitingBatches } from '@nightjar/db';
import { waitingPerTenantMax } from '@nightjar/service';
import { lookUpOf, type Intake } from '../intake/store-records.ts';
import { renormaliseBatch, type Renormalised } from './renormalise-batch.ts';

const batchesPage = 100;
const waitMs = 250;

/**
 * Reads all that is stored of a tenant with today's normalisers, a transaction a batch: killed at any moment
 * and begun again it does what was left. It goes on while few of the tenant's batches wait to be scored, so
 * that what happens now is not held up by what happened long ago.
 */
export async function renormaliseTenant(
  intake: Pick<Intake, 'db' | 'lookUp' | 'now'>,
  tenantId: string,
): Promise<Renormalised & { batches: number }> {
  const { db } = intake;
  const lookUp = await lookUpOf(intake, tenantId);
  const sum = { batches: 0, renewed: 0, refused: 0 };
  let hasStored = false;
  for (let after: string | undefined; ;) {
    const page = await inTenant(db, tenantId, (tx) =>
      listBatchIds(tx, { after, limit: batchesPage }),
    );
    for (const batchId of page) {
      if (hasStored) await untilRoom(intake, tenantId);
      const done = await inTenant(db, tenantId, (tx) =>
        renormaliseBatch(tx, { batchId, lookUp, now: intake.now() }),
      );
      hasStored = done.renewed > 0;
      sum.batches += 1;
      sum.renewed += done.renewed;
      sum.refused += done.refused;
    }
    if (page.length < batchesPage) return sum;
    after = page.at(-1);
  }
}

async function untilRoom({ db, now }: Pick<Intake, 'db' | 'now'>, tenantId: string): Promise<void> {
  for (;;) {
    const filter = { since: 0, before: now() + 1, perTenantMax: waitingPerTenantMax };
    const waiting = await inTenant(db, tenantId, (tx) =>
      listWaitingBatches(tx, { stage: 'baseline', ...filter }),
    );
    if (waiting.length < waitingPerTenantMax) return;
    await sleep(waitMs);
  }
}
