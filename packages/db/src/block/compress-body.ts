import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { dictionaryOf, newestDictionary } from './dictionaries.ts';

const compressBytes = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const unpackedBytesMax = 256 * 1024 * 1024;
const kB = 1024;

// Each chunk of output is a turn of the thread pool, and 16 kB by default: what is expected should fit into one.
const chunkOf = (bytes: number): number => Math.min(Math.max(bytes, 16 * kB), 8 * 1024 * kB);
const chunkPacked = (bytes: number): number => chunkOf(bytes / 4);
const chunkUnpacked = (bytes: number): number => chunkOf(bytes * 24);

/** Lines of events, as a zstd frame that names the dictionary that it needs. */
export const compressLines = (lines: Uint8Array): Promise<Buffer> =>
  compressBytes(lines, { dictionary: newestDictionary, chunkSize: chunkPacked(lines.length) });

/** Anything else. */
export const compress = (bytes: Uint8Array): Promise<Buffer> =>
  compressBytes(bytes, { chunkSize: chunkPacked(bytes.length) });

/** A body at rest, whichever dictionary it was compressed with. */
export async function decompressBody(body: Uint8Array): Promise<Buffer> {
  const dictionary = dictionaryOf(body);
  const options = { maxOutputLength: unpackedBytesMax, chunkSize: chunkUnpacked(body.length) };
  return decompress(body, dictionary === undefined ? options : { ...options, dictionary });
}
