import { readRecords, type Read, type Room } from '@nightjar/vendors/read';
import { storeRecords, type Intake } from '../intake/store-records.ts';
import type { TextedRead } from '../intake/understand-record.ts';
import type { PushAccount } from './push-answer.ts';

/** The body is larger than a push may be; what was read before is stored. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

const recordsPerBatchMax = 500;
// A record may be 8 MB: a batch is bounded by what it weighs, too.
const batchBytesMax = 8 * 1024 * 1024;

// Written once, to be weighed here and stored later.
const textOf = (read: Read): string => (read.ok ? JSON.stringify(read.record) : read.raw);

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

/** Reads records from a stream and stores them batch by batch; adds to `account` what is committed. */
export async function receiveBody(
  intake: Intake,
  of: {
    tenantId: string;
    body: AsyncIterable<Uint8Array>;
    bytesMax: number;
    /** For what must be held whole. */
    room: Room;
    account: PushAccount;
  },
): Promise<void> {
  let waiting: TextedRead[] = [];
  let bytes = 0;
  const store = async (): Promise<void> => {
    const reads = waiting;
    waiting = [];
    bytes = 0;
    if (reads.length > 0) of.account.addStored(await storeRecords(intake, of.tenantId, reads));
  };
  try {
    // One time for all of it: a directory that is pushed whole is told as of one moment.
    const reading = { room: of.room, takenAt: intake.now() };
    for await (const read of readRecords(atMost(of.body, of.bytesMax), reading)) {
      of.account.addRead(read);
      const text = textOf(read);
      waiting.push(read.ok ? { ...read, text } : read);
      bytes += text.length;
      if (waiting.length >= recordsPerBatchMax || bytes >= batchBytesMax) await store();
    }
  } finally {
    await store();
  }
}
