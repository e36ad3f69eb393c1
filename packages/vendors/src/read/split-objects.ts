import { decodeText } from './decode.ts';
import { type Piece, recordBytesMax } from './types.ts';

const byte = {
  quote: 34,
  backslash: 92,
  open: 123,
  close: 125,
  openList: 91,
  closeList: 93,
  newline: 10,
} as const;

/**
 * Finds objects in JSON that spans lines: an array, pretty-printed objects one after the other, or a
 * wrapper such as `{"value": [...]}` and `{"Records": [...]}`. Holds one object at a time.
 */
export async function* splitObjects(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const scan = new ObjectScan();
  for await (const chunk of input) yield* scan.take(chunk);
  yield* scan.end();
}

/** How wrappers name the list of their records. */
const lists = /^(?:value|records|events|findings|logEvents)$/i;

class ObjectScan {
  #line = 1;
  #depth = 0;
  /** Depth at which records begin: 0 at the root, 1 in a list, 2 in a wrapper's list. */
  #base = 0;
  #inString = false;
  #escaped = false;
  #parts: Uint8Array[] = [];
  #size = 0;
  #startLine = 1;
  #holding = false;
  #tooLong = false;
  #tail = '';

  *take(chunk: Uint8Array): Generator<Piece> {
    let from = this.#holding ? 0 : -1;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk[at]!;
      if (code === byte.newline) this.#line++;
      if (this.#inString) {
        this.#takeInString(code);
        continue;
      }
      if (code === byte.quote) {
        this.#inString = true;
        this.#tail = '';
      } else if (code === byte.open) {
        if (this.#depth === this.#base && !this.#holding) {
          this.#holding = true;
          this.#startLine = this.#line;
          from = at;
        }
        this.#depth++;
      } else if (code === byte.openList) {
        if (this.#opensRecords()) {
          this.#drop();
          from = -1;
          this.#base = this.#depth + 1;
        }
        this.#depth++;
      } else if (code === byte.close || code === byte.closeList) {
        this.#depth--;
        if (this.#holding && code === byte.close && this.#depth === this.#base) {
          yield this.#piece(chunk.subarray(from, at + 1));
          from = -1;
        } else if (this.#depth < this.#base) this.#base = Math.max(0, this.#depth);
      }
    }
    if (this.#holding) this.#keep(chunk.subarray(Math.max(0, from)));
  }

  #takeInString(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === byte.backslash) this.#escaped = true;
    else if (code === byte.quote) this.#inString = false;
    else if (this.#depth === 1 && this.#base === 0 && this.#tail.length < 16)
      this.#tail += String.fromCharCode(code);
  }

  #opensRecords(): boolean {
    if (this.#depth === 0) return true;
    return this.#depth === 1 && this.#base === 0 && lists.test(this.#tail);
  }

  #keep(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > recordBytesMax) {
      this.#tooLong = true;
      this.#parts = [];
    } else this.#parts.push(bytes.slice());
  }

  #piece(last: Uint8Array): Piece {
    this.#keep(last);
    const line = this.#startLine;
    const piece: Piece = this.#tooLong
      ? { line, reason: `longer than ${recordBytesMax} bytes` }
      : { line, text: decodeText(Buffer.concat(this.#parts)) };
    this.#drop();
    return piece;
  }

  #drop(): void {
    this.#parts = [];
    this.#size = 0;
    this.#holding = false;
    this.#tooLong = false;
  }

  *end(): Generator<Piece> {
    if (this.#holding) yield { line: this.#startLine, reason: 'the file ends within this record' };
  }
}
