import { HitTest } from '@nightjar/core';
import { loadModels } from '@nightjar/models';
import { runStage, type Shell } from '@nightjar/service';
import { evaluateBatch } from './evaluate-batch.ts';

/** Wires the evaluator: the models that ship over every batch that is scored. */
export function wireEvaluator(shell: Pick<Shell, 'db' | 'bus' | 'log' | 'now' | 'onStop'>): void {
  const models = loadModels();
  const hits = new HitTest(models);
  runStage({
    ...shell,
    stage: 'evaluator',
    consumes: 'batchScored',
    work: (tx, batch) => evaluateBatch(tx, batch, { models, hits, now: shell.now() }),
  });
}
