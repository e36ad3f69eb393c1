import { setImmediate as turn } from 'node:timers/promises';
import {
  understandRecord,
  type TextedRead,
  type Understanding,
  type Understood,
} from './understand-record.ts';

const inOneTurn = 50;

/**
 * What records mean, in their order. After so many, whatever else waits gets its turn: a batch takes a slow machine
 * a second, and the database ends the transaction of another push that lies still for five.
 */
export async function understandRecords(
  reads: readonly TextedRead[],
  of: Understanding,
): Promise<Understood[]> {
  const understood: Understood[] = [];
  for (const [at, read] of reads.entries()) {
    if (at > 0 && at % inOneTurn === 0) await turn();
    understood.push(understandRecord(read, of));
  }
  return understood;
}
