import { decodeText } from './decode.ts';
import { type Piece, recordBytesMax } from './types.ts';

const newline = 10;

/** Splits by bytes and decodes each line once. A line beyond the limit is refused and skipped, never held. */
export async function* splitLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let line = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (bytes: Uint8Array): void => {
    size += bytes.length;
    // What is too long is counted on, not held.
    if (size <= recordBytesMax) parts.push(bytes);
    else parts = [];
  };
  const end = function* (): Generator<Piece> {
    if (size > recordBytesMax) yield { line, reason: `longer than ${recordBytesMax} bytes` };
    else if (size > 0) yield* pieceOf(parts.length === 1 ? parts[0]! : Buffer.concat(parts), line);
    parts = [];
    size = 0;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let to = chunk.indexOf(newline); to >= 0; to = chunk.indexOf(newline, from)) {
      if (to > from) take(chunk.subarray(from, to));
      // A bomb may be of empty lines: each must cost next to nothing.
      if (size > 0) yield* end();
      from = to + 1;
      line++;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  yield* end();
}

function* pieceOf(bytes: Uint8Array, line: number): Generator<Piece> {
  const text = decodeText(bytes).trim();
  if (text !== '') yield { line, text };
}
