const firstBytes = 256 * 1024;
const lineFeed = 0x0a;
// What a UTF-16 unit takes at most.
const bytesOfUnit = 3;

/** Texts, each a line of its own, as bytes. One long text would be made, copied and thrown away besides. */
export class TextLines {
  #bytes = Buffer.allocUnsafeSlow(firstBytes);
  #length = 0;

  /** No line feed may stand in the text. */
  add(text: string): void {
    this.#makeRoom(text.length * bytesOfUnit + 1);
    this.#length += this.#bytes.write(text, this.#length);
    this.#bytes[this.#length] = lineFeed;
    this.#length += 1;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}

/** Bytes [from, to) of a line. */
export interface LineSpan {
  from: number;
  to: number;
}

/** Where the lines are that have anything in them. */
export function listLines(bytes: Uint8Array): LineSpan[] {
  const lines: LineSpan[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(lineFeed, from);
    const to = end < 0 ? bytes.length : end;
    if (to > from) lines.push({ from, to });
    from = to + 1;
  }
  return lines;
}
