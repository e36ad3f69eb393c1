import type { OcsfEvent } from '@nightjar/core';
import { getBatch, openBlock, takeOutEvents, type DeadLetter, type TenantTx } from '@nightjar/db';
import { deadLetterOf } from '@nightjar/service';

export const otherContentSays = 'duplicate id with other content';

/** Why a record lies in the dead letters whose id has other content in the rows. */
export const otherContent = (sourceUid: string): string => `${otherContentSays}: ${sourceUid}`;

export const nameOfSource = ({ metadata }: OcsfEvent): string =>
  metadata.log_name ?? metadata.product.name;

/** Takes stored events out for other content of their ids; what they said becomes dead letters. */
export async function replaceEvents(
  tx: TenantTx,
  of: { ids: readonly string[]; at: number },
): Promise<DeadLetter[]> {
  if (of.ids.length === 0) return [];
  const gone = Map.groupBy(await takeOutEvents(tx, of.ids), ({ batchId }) => batchId);
  const letters: DeadLetter[] = [];
  // One block after the other: who sends many large ones and then replaces them must not fill the memory.
  for (const [batchId, events] of gone) {
    const block = await openBlock((await getBatch(tx, batchId)).body);
    for (const { position } of events) {
      const { ocsf } = block.event(position);
      const reason = otherContent(ocsf.metadata.uid);
      const raw = JSON.stringify(block.raw(position));
      const said = { source: nameOfSource(ocsf), reason, raw };
      letters.push(deadLetterOf({ ...said, batchId, at: of.at }));
    }
  }
  return letters;
}
