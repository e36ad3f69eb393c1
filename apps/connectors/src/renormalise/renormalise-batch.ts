import { stableId, type LookUpAddress } from '@nightjar/core';
import {
  getBatch,
  insertDeadLetters,
  listReplacedEvents,
  lockStage,
  takeOutEvents,
  type TenantTx,
} from '@nightjar/db';
import { deadLetterOf, failpoint } from '@nightjar/service';
import { commitBatch } from '../intake/store-records.ts';
import { readAnew } from './read-anew.ts';
import { readLines } from './read-lines.ts';

/** What reading a batch anew gave. */
export interface Renormalised {
  /** Events that are read otherwise now. */
  renewed: number;
  /** Events whose old reading stands: they are read no more, or as another event. */
  refused: number;
}

/**
 * Reads a batch's records with today's normalisers. Events of an older version leave their batch for a new
 * one, which the stages handle as any other: the days that it touches are closed again, and what stands on
 * them is scored again. The ids stay. What is current is left alone, so doing it twice is doing it once.
 */
export async function renormaliseBatch(
  tx: TenantTx,
  of: { batchId: string; lookUp: LookUpAddress; now: number },
): Promise<Renormalised> {
  const { batchId, now } = of;
  await lockStage(tx, 'connectors');
  const isReplaced = await listReplacedEvents(tx, [batchId]);
  const lines = await readLines((await getBatch(tx, batchId)).body);
  const anew = lines
    .filter(({ id }) => !isReplaced(batchId, id))
    .map((line) => readAnew(line, { ...of, tenantId: tx.tenantId }));
  const fresh = anew.flatMap((one) => (one.kind === 'read' ? [one.record] : []));
  const refused = anew.flatMap((one) => (one.kind === 'refused' ? [one.refused] : []));
  if (fresh.length > 0) {
    const ids = fresh.map(({ row }) => row.id);
    const versions = fresh.map(({ event }) => event.metadata.log_version ?? '');
    await takeOutEvents(tx, ids);
    await commitBatch(tx, {
      fresh,
      batchId: stableId('batch', 'read anew', batchId, ...ids, ...versions),
      now,
    });
  }
  await insertDeadLetters(
    tx,
    'connectors',
    refused.map(({ line, ...one }) =>
      deadLetterOf({ ...one, position: { line }, batchId, at: now }),
    ),
  );
  failpoint('intake_before_commit');
  return { renewed: fresh.length, refused: refused.length };
}
