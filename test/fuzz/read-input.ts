import { actOf } from '@nightjar/core';
import { vendors } from '@nightjar/vendors';
import { readRecords } from '@nightjar/vendors/read';
import { lookUpFixture } from '../../packages/vendors/src/look-up.fixture.ts';

/** How an input is read; a test gives one that is broken on purpose. */
export type ReadRecords = typeof readRecords;

const reasonCharsMax = 300;

/** Reads an input whole, as a stage would, and throws where anything but an event or a reason comes out. */
export async function readInput(
  { bytes, pieceBytes }: { bytes: Uint8Array; pieceBytes: number },
  read: ReadRecords = readRecords,
): Promise<void> {
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
  for await (const one of read(pieces())) {
    if (!Number.isSafeInteger(one.line)) throw new Error(`line ${one.line} is no line`);
    const normalised = one.ok ? vendors[one.source].normalise(one.record, lookUpFixture) : one;
    if (!normalised.ok) {
      checkReason(normalised.reason);
      continue;
    }
    const { event } = normalised;
    const { uid, event_code: code } = event.metadata;
    if (!Number.isSafeInteger(event.time)) throw new Error(`time ${event.time} is no time`);
    if (typeof uid !== 'string' || uid === '' || typeof code !== 'string')
      throw new Error('the event has no id or no operation');
    JSON.stringify(event);
    actOf(event, { id: 'fuzz', source: one.ok ? one.source : 'ocsf' });
  }
}

function checkReason(reason: unknown): void {
  const isPlain = typeof reason === 'string' && /^[^\p{C}]+$/u.test(reason);
  if (!isPlain || reason.length > reasonCharsMax)
    throw new Error(`no reason: ${String(reason).slice(0, 100)}`);
}
