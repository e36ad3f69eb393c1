import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { ScoredAct } from '@nightjar/core';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** What the baseline says of a batch's events, as it lies in the batch's row. */
export interface BatchScores {
  /** How often the scores were made again: what is said twice in a row of changes is not the same. */
  generation: number;
  acts: readonly ScoredAct[];
  /** The stored batch in which the events lie, where their scores travel apart from it. */
  ofBatchId?: string;
}

/** zstd JSON: {generation, ofBatchId, scores by event id}. */
export function packScores({ generation, acts, ofBatchId }: BatchScores): Promise<Buffer> {
  const scores = Object.fromEntries(acts.map((act) => [act.id, act]));
  return compress(JSON.stringify({ generation, ofBatchId, scores }));
}

export async function unpackScores(body: Uint8Array): Promise<BatchScores> {
  const { scores, ...rest } = JSON.parse((await decompress(body)).toString()) as {
    generation: number;
    ofBatchId?: string;
    scores: Record<string, ScoredAct>;
  };
  return { ...rest, acts: Object.values(scores) };
}
