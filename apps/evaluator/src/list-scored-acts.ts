import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { ScoredAct } from '@nightjar/core';
import { listBatchScores, listReplacedEvents, type TenantTx } from '@nightjar/db';

const decompress = promisify(zstdDecompress);

// As the baseline engine packs them.
interface Packed {
  /** The batch in which the events lie, where their scores were made again. */
  ofBatchId?: string;
  scores: Record<string, ScoredAct>;
}

/** The scored acts of batches; those not scored yet, and events that have other content now, are left out. */
export async function listScoredActs(
  tx: TenantTx,
  batchIds: readonly string[],
): Promise<ScoredAct[]> {
  const found: { batchId: string; acts: ScoredAct[] }[] = [];
  for (const [id, body] of await listBatchScores(tx, batchIds)) {
    const { ofBatchId: batchId = id, scores } = await unpack(body);
    found.push({ batchId, acts: Object.values(scores) });
  }
  const isReplaced = await listReplacedEvents(
    tx,
    found.map(({ batchId }) => batchId),
  );
  return found.flatMap(({ batchId, acts }) => acts.filter(({ id }) => !isReplaced(batchId, id)));
}

const unpack = async (body: Uint8Array): Promise<Packed> =>
  JSON.parse((await decompress(body)).toString()) as Packed;
