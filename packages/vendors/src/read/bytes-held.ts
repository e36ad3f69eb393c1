import { recordBytesMax } from './types.ts';

/** Bytes of one record that may come in several chunks: up to the limit, beyond it they are counted alone. */
export class BytesHeld {
  /** The line on which it begins. */
  readonly line: number;
  /** Where it begins, or goes on, in the chunk at hand. */
  #from: number;
  #parts: Uint8Array[] = [];
  #size = 0;

  constructor(line: number, from: number) {
    this.line = line;
    this.#from = from;
  }

  /** It goes on in the next chunk. */
  goOn(): void {
    this.#from = 0;
  }

  /** What the chunk has of it. */
  keep(chunk: Uint8Array, end: number): void {
    this.#size += end - this.#from;
    if (this.#size <= recordBytesMax) this.#parts.push(chunk.slice(this.#from, end));
    else this.#parts = [];
  }

  /** All of it, or why not. */
  bytes(): Uint8Array | string {
    if (this.#size > recordBytesMax) return `longer than ${recordBytesMax} bytes`;
    return this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
  }
}
