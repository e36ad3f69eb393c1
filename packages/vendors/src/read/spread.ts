import type { Piece } from './types.ts';
import { listWithin } from './unwrap.ts';

/** Among so many of the first pieces of a file it is looked whether they hold lists. */
const lookedAtMax = 16;

/**
 * Pieces as they are; of a file whose first ones hold lists of records in their envelopes, each item of each list as a
 * piece. That is decided once for a file, so that pieces of others need not be parsed before they are wanted.
 */
export async function* spread(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  let lookedAt = 0;
  let isSpread = false;
  for await (const piece of pieces) {
    const list = isSpread || lookedAt++ < lookedAtMax ? listOf(piece) : null;
    if (list === null) yield piece;
    else {
      isSpread = true;
      for (const one of list) yield itemOf(one, piece.line);
    }
  }
}

function listOf({ text, record }: Piece): readonly unknown[] | null {
  if (record !== undefined) return listWithin(record);
  if (text === undefined) return null;
  try {
    return listWithin(JSON.parse(text));
  } catch {
    return null;
  }
}

const itemOf = (item: unknown, line: number): Piece =>
  typeof item === 'object' && item !== null
    ? { line, record: item }
    : { line, text: JSON.stringify(item) };
