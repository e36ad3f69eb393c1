import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { ScoredAct } from '@nightjar/core';
import { listBatchScores, listReplacedEvents, type TenantTx } from '@nightjar/db';

const decompress = promisify(zstdDecompress);

// As the baseline engine packs them.
interface Packed {
  scores: Record<string, ScoredAct>;
}

/** The scored acts of batches; those not scored yet, and events that have other content now, are left out. */
export async function listScoredActs(
  tx: TenantTx,
  batchIds: readonly string[],
): Promise<ScoredAct[]> {
  const acts: ScoredAct[] = [];
  const isReplaced = await listReplacedEvents(tx, batchIds);
  for (const [batchId, body] of await listBatchScores(tx, batchIds)) {
    const { scores } = JSON.parse((await decompress(body)).toString()) as Packed;
    for (const act of Object.values(scores)) if (!isReplaced(batchId, act.id)) acts.push(act);
  }
  return acts;
}
