import { createGunzip, type Gunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';

/** Unpacked size per input, so that a bomb ends. */
const unpackedBytesMax = 64 * 1024 ** 3;
const ratioMax = 1000;
const ratioFreeBytes = 64 * 1024 * 1024;

/** The compressed input ended early or is not sound; what came before it was yielded. */
export class UnpackError extends Error {
  override name = 'UnpackError';
}

/** Bytes as they are, or unpacked where they begin like gzip. Throws `UnpackError` after the last good byte. */
export async function* decompress(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = input[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value;
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      yield next.value;
  };
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* rest();
    return;
  }
  yield* gunzip(rest());
}

async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packedBytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      packedBytes += chunk.length;
      yield chunk;
    }
  };
  const unpacked: Gunzip = createGunzip();
  pipeline(Readable.from(counted()), unpacked, () => {});
  let bytes = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > unpackedBytesMax || (bytes > ratioFreeBytes && bytes > packedBytes * ratioMax)) {
        throw new UnpackError(`unpacks to more than ${ratioMax} times its size`);
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof UnpackError) throw error;
    throw new UnpackError(`compressed data ends early or is damaged (${(error as Error).message})`);
  }
}
