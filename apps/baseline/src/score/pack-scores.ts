import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { ScoredAct } from '@nightjar/core';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Scores of a batch by event id, as they lie in its row. */
export function packScores(acts: readonly ScoredAct[]): Promise<Buffer> {
  return compress(JSON.stringify(Object.fromEntries(acts.map((act) => [act.id, act]))));
}

export async function unpackScores(body: Uint8Array): Promise<ScoredAct[]> {
  return Object.values(
    JSON.parse((await decompress(body)).toString()) as Record<string, ScoredAct>,
  );
}
