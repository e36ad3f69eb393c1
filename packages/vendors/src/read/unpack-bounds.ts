/** The input is not sound, or unpacks to too much; what came before was yielded. */
export class UnpackError extends Error {
  override name = 'UnpackError';
}

/** Unpacked size per input, so that a bomb ends. */
const unpackedBytesMax = 64 * 1024 ** 3;
const ratioMax = 1000;
const ratioFreeBytes = 64 * 1024 * 1024;

/** Counts what goes in and what comes out of one input, however often it is packed. */
export class UnpackBounds {
  #packed = 0;
  #unpacked = 0;

  addPacked(bytes: number): void {
    this.#packed += bytes;
  }

  /** Throws `UnpackError` where too much came out for what went in. */
  addUnpacked(bytes: number): void {
    this.#unpacked += bytes;
    const isTooMuch =
      this.#unpacked > unpackedBytesMax ||
      (this.#unpacked > ratioFreeBytes && this.#unpacked > this.#packed * ratioMax);
    if (isTooMuch) throw new UnpackError(`unpacks to more than ${ratioMax} times its size`);
  }
}
