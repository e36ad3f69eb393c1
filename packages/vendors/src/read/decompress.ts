import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type UnpackBounds, UnpackError } from './unpack-bounds.ts';
import { unzstd } from './unzstd.ts';

/** Fewer, larger pieces cost less than many small ones. */
const chunkBytes = 256 * 1024;

export type Packing = 'gzip' | 'zstd';

/** How bytes are packed, by how they begin; null: they are not. */
export function packingOf(head: Uint8Array): Packing | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  const isZstd = head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;
  return isZstd ? 'zstd' : null;
}

/** Bytes unpacked. Throws `UnpackError` after the last good byte. */
export async function* decompress(
  packed: AsyncIterable<Uint8Array>,
  { packing, bounds }: { packing: Packing; bounds: UnpackBounds },
): AsyncGenerator<Uint8Array> {
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      bounds.addPacked(chunk.length);
      yield chunk;
    }
  };
  const unpacked = packing === 'gzip' ? gunzip(counted()) : unzstd(counted());
  try {
    for await (const chunk of unpacked) {
      bounds.addUnpacked(chunk.length);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof UnpackError) throw error;
    throw new UnpackError(`compressed data ends early or is damaged (${(error as Error).message})`);
  }
}

function gunzip(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: chunkBytes });
  pipeline(Readable.from(packed), unpacked, () => {});
  return unpacked;
}
