import { createZstdDecompress, type ZstdDecompress } from 'node:zlib';

/** Frames one after the other, unpacked. A decoder ends with the frame that ends within a chunk. */
export async function* unzstd(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = packed[Symbol.asyncIterator]();
  let left: Uint8Array = new Uint8Array(0);
  do {
    const feed = new Feed(chunks, left);
    yield* feed.decoder as AsyncIterable<Uint8Array>;
    left = feed.left();
  } while (left.length > 0);
}

/** Gives a decoder the input, chunk by chunk, and knows what the decoder did not want. */
class Feed {
  readonly decoder: ZstdDecompress = createZstdDecompress();
  #chunk: Uint8Array;
  #before = 0;

  constructor(chunks: AsyncIterator<Uint8Array>, first: Uint8Array) {
    this.#chunk = first;
    // The reader is told of it; after its end nobody listens.
    this.decoder.on('error', () => {});
    this.#run(chunks).catch((error: Error) => this.decoder.destroy(error));
  }

  left(): Uint8Array {
    return this.#chunk.subarray(this.decoder.bytesWritten - this.#before);
  }

  async #run(chunks: AsyncIterator<Uint8Array>): Promise<void> {
    if (this.#chunk.length > 0) await this.#write();
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      this.#before = this.decoder.bytesWritten;
      this.#chunk = next.value;
      await this.#write();
    }
    this.decoder.end();
  }

  /** Never settles where a frame ends within the chunk: the decoder then has ended. */
  #write(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.decoder.write(this.#chunk, (error) => (error ? reject(error) : resolve()));
    });
  }
}
