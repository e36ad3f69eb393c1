import { type CompiledModel, HitTest } from '@nightjar/core';
import { type Network, openIntelligence, withEgress } from '@nightjar/intel';
import type { Streams } from '../streams.ts';
import { harmless } from './harmless.ts';
import { judge, type Judged } from './judge.ts';
import { learn, type Learnt } from './learn.ts';
import { listFiles } from './list-files.ts';
import { startProgress } from './progress.ts';

export interface Analysed {
  learnt: Learnt;
  judged: Judged;
  /** Whether every path could be entered. */
  isWhole: boolean;
}

interface Analysing {
  models: readonly CompiledModel[];
  /** Networks through which the organisation's own people come. */
  egress?: readonly Network[];
  /** Epoch ms. */
  now: number;
  streams: Streams;
}

/** Says one line of fault, and gives the exit code of one who cannot read. */
export function fail(streams: Streams, message: string): 2 {
  streams.error(`${harmless(message)}\n`);
  return 2;
}

/**
 * Reads the files below the paths twice: to learn from all, to judge what matters. Says what cannot be
 * entered; null where there is no file at all.
 */
export async function analyzeFiles(
  paths: readonly string[],
  { models, egress = [], now, streams }: Analysing,
): Promise<Analysed | null> {
  const { files, unreadable } = listFiles(paths);
  for (const { file, reason } of unreadable) fail(streams, `${file}: ${reason}`);
  if (files.length === 0) {
    fail(streams, 'There is no file to read.');
    return null;
  }
  const progress = startProgress(files, { passes: 2, streams });
  const lookUp = withEgress(openIntelligence().lookUp, egress);
  const reading = { lookUp, onBytes: progress.onBytes, now };
  const hits = new HitTest(models);
  const learnt = await learn(files, reading, hits);
  const judged = await judge(files, { learnt, models, hits, reading });
  progress.end();
  return { learnt, judged, isWhole: unreadable.length === 0 };
}
