import { readRecords, type Read } from '@nightjar/vendors/read';
import { storeRecords, type Intake } from '../intake/store-records.ts';

/** The answer to a push. `refused` shows the first; all of them lie in the dead letters. */
export interface PushAnswer {
  accepted: number;
  duplicates: number;
  refused: { line: number; reason: string }[];
  refusedTotal: number;
}

/** The body is larger than a push may be; what was read before is stored. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

const recordsPerBatchMax = 500;
// A record may be 8 MB: a batch is bounded by what it weighs, too.
const batchBytesMax = 8 * 1024 * 1024;
const refusedShownMax = 100;

const weigh = (read: Read): number =>
  read.ok ? JSON.stringify(read.record).length : read.raw.length;

async function* atMost(
  input: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new BodyTooLarge(`A push is at most ${bytesMax} bytes.`);
    yield chunk;
  }
}

/** Reads records from a stream and stores them batch by batch; adds to `answer` what is committed. */
export async function receiveBody(
  intake: Intake,
  of: { tenantId: string; body: AsyncIterable<Uint8Array>; bytesMax: number; answer: PushAnswer },
): Promise<void> {
  let waiting: Read[] = [];
  let bytes = 0;
  const store = async (): Promise<void> => {
    const reads = waiting;
    waiting = [];
    bytes = 0;
    if (reads.length > 0) addUp(of.answer, await storeRecords(intake, of.tenantId, reads));
  };
  try {
    for await (const read of readRecords(atMost(of.body, of.bytesMax))) {
      waiting.push(read);
      bytes += weigh(read);
      if (waiting.length >= recordsPerBatchMax || bytes >= batchBytesMax) await store();
    }
  } finally {
    await store();
  }
}

function addUp(answer: PushAnswer, stored: Omit<PushAnswer, 'refusedTotal'>): void {
  answer.accepted += stored.accepted;
  answer.duplicates += stored.duplicates;
  answer.refusedTotal += stored.refused.length;
  answer.refused.push(...stored.refused.slice(0, refusedShownMax - answer.refused.length));
}
