import { createHash } from 'node:crypto';
import { stableId } from '@nightjar/core';
import { deadLetterRawMax, type DeadLetter } from '@nightjar/db';

const reasonCharsMax = 500;

/** A dead letter whose id comes from what it says, so that a second try makes no second letter. */
export function deadLetterOf(of: {
  source: string;
  reason: string;
  raw?: string | Uint8Array | null;
  position?: DeadLetter['position'];
  batchId?: string | null;
  /** Epoch ms. */
  at: number;
}): DeadLetter {
  const { source, position = null, batchId = null } = of;
  const reason = of.reason.slice(0, reasonCharsMax);
  const whole = of.raw === undefined || of.raw === null ? null : Buffer.from(of.raw);
  const hash = createHash('sha256')
    .update(whole ?? '')
    .digest('hex');
  const place = position === null ? '' : `${position.file}:${position.line}:${position.offset}`;
  return {
    id: stableId('dead letter', source, reason, hash, place, batchId ?? ''),
    source,
    reason,
    position,
    raw: whole === null ? null : whole.subarray(0, deadLetterRawMax),
    batchId,
    createdAt: of.at,
  };
}
