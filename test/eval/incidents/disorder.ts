import type { VendorRecord } from '@nightjar/scenarios';
import type { Dice } from '../../chaos/dice.ts';

const lateShare = 0.01;
const waitingMax = 500;

/** The same records in another order: each changes places with those of its hours, and one in a hundred comes last. */
export function* disorder(records: Iterable<VendorRecord>, dice: Dice): Generator<VendorRecord> {
  const waiting: VendorRecord[] = [];
  const late: VendorRecord[] = [];
  const takeOne = (): VendorRecord => {
    const at = dice.int(0, waiting.length - 1);
    const taken = waiting[at]!;
    waiting[at] = waiting.at(-1)!;
    waiting.pop();
    return taken;
  };
  for (const record of records) {
    if (dice.chance(lateShare)) late.push(record);
    else waiting.push(record);
    if (waiting.length > waitingMax) yield takeOne();
  }
  while (waiting.length > 0) yield takeOne();
  yield* dice.shuffle(late);
}
