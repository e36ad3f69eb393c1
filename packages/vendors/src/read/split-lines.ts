import { decodeText } from './decode.ts';
import { type Piece, recordBytesMax } from './types.ts';

const newline = 10;

/** Splits by bytes and decodes each line once. A line beyond the limit is refused and skipped, never held. */
export async function* splitLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let skipping = false;
  for await (const chunk of input) {
    const bytes =
      rest.length > 0
        ? Buffer.concat([rest, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let from = 0;
    for (let to = bytes.indexOf(newline, from); to >= 0; to = bytes.indexOf(newline, from)) {
      if (!skipping) yield* pieceOf(bytes.subarray(from, to), line);
      skipping = false;
      from = to + 1;
      line++;
    }
    rest = bytes.subarray(from);
    if (rest.length > recordBytesMax) {
      if (!skipping) yield { line, reason: `longer than ${recordBytesMax} bytes` };
      skipping = true;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0 && !skipping) yield* pieceOf(rest, line);
}

function* pieceOf(bytes: Uint8Array, line: number): Generator<Piece> {
  if (bytes.length > recordBytesMax) {
    yield { line, reason: `longer than ${recordBytesMax} bytes` };
    return;
  }
  const text = decodeText(bytes).trim();
  if (text !== '') yield { line, text };
}
