/** One frame as it came, or why it was passed over. */
export type Frame = { ok: true; bytes: Buffer } | { ok: false; reason: string };

/** Where the next frame begins cannot be told any more. */
export class OutOfStep extends Error {
  override name = 'OutOfStep';
}

const [newline, space, zero, nine, less] = [10, 32, 48, 57, 60];
const lengthDigitsMax = 8;
const nothing: Buffer = Buffer.alloc(0);

/**
 * Frames of a stream by RFC 6587: each with its length before it, or each on a line. The first byte says
 * which for the whole stream, so that no record can pass itself off as several. Holds one frame at most.
 */
export class FrameSplitter {
  readonly #bytesMax: number;
  #isCounted: boolean | undefined;
  #length = '';
  /** Octets that the counted frame still lacks. */
  #left = 0;
  /** What has come of the frame is its first `#size` bytes. */
  #held = nothing;
  #size = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** Whether a frame has begun and not ended. */
  get isWithin(): boolean {
    return this.#size > 0 || this.#length !== '';
  }

  /** Throws `OutOfStep` after the last good frame. */
  *take(chunk: Buffer): Generator<Frame> {
    this.#isCounted ??= isCounted(chunk);
    for (let at = 0; at < chunk.length;) {
      if (!this.#isCounted) at = yield* this.#takeLine(chunk, at);
      else if (this.#left > 0) at = yield* this.#takeOctets(chunk, at);
      else at = this.#takeLength(chunk, at);
    }
  }

  /** What the end of the stream leaves: a last line needs no end, a counted frame was cut. */
  *end(): Generator<Frame> {
    if (this.#isCounted && this.isWithin)
      yield { ok: false, reason: 'its connection ended within it' };
    else yield* this.#emit();
  }

  *#takeLine(chunk: Buffer, from: number): Generator<Frame, number> {
    const to = chunk.indexOf(newline, from);
    this.#hold(chunk.subarray(from, to < 0 ? chunk.length : to));
    if (to < 0) return chunk.length;
    yield* this.#emit();
    return to + 1;
  }

  *#takeOctets(chunk: Buffer, from: number): Generator<Frame, number> {
    const to = Math.min(chunk.length, from + this.#left);
    this.#left -= to - from;
    this.#hold(chunk.subarray(from, to));
    if (this.#left === 0) yield* this.#emit();
    return to;
  }

  #takeLength(chunk: Buffer, at: number): number {
    const byte = chunk[at]!;
    if (byte >= zero && byte <= nine && this.#length.length < lengthDigitsMax)
      this.#length += String.fromCharCode(byte);
    else if (byte === space && Number(this.#length) > 0) {
      this.#left = Number(this.#length);
      this.#length = '';
    }
    // Some end a counted frame with a line's end that they do not count.
    else if (byte !== newline || this.#length !== '')
      throw new OutOfStep('a frame does not begin with its length');
    return at + 1;
  }

  #hold(bytes: Buffer): void {
    const size = this.#size + bytes.length;
    // What is too long is counted on, not held.
    if (size > this.#bytesMax) this.#held = nothing;
    else {
      if (size > this.#held.length) this.#growTo(size);
      // A copy: a few bytes that wait must not keep alive the chunk that they came in.
      bytes.copy(this.#held, this.#size);
    }
    this.#size = size;
  }

  // By doubling: a frame that comes byte by byte costs neither a buffer nor a copy of the whole for each.
  #growTo(size: number): void {
    const grown = Buffer.allocUnsafe(Math.min(this.#bytesMax, Math.max(size, 2 * this.#size)));
    this.#held.copy(grown, 0, 0, this.#size);
    this.#held = grown;
  }

  *#emit(): Generator<Frame> {
    const [size, held] = [this.#size, this.#held];
    this.#size = 0;
    this.#held = nothing;
    if (size > this.#bytesMax) yield { ok: false, reason: `longer than ${this.#bytesMax} bytes` };
    else if (size > 0) yield { ok: true, bytes: held.subarray(0, size) };
  }
}

function isCounted(chunk: Buffer): boolean {
  const first = chunk[0]!;
  if (first === less) return false;
  if (first > zero && first <= nine) return true;
  throw new OutOfStep('it begins with neither a length nor a message');
}
