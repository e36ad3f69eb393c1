import { HitTest } from '@nightjar/core';
import { loadModels } from '@nightjar/models';
import { runStage, type Shell } from '@nightjar/service';
import { chooseModels } from './config.ts';
import { evaluateBatch } from './evaluate-batch.ts';

/** Wires the evaluator: the models that ship over every batch that is scored. */
export function wireEvaluator(
  shell: Pick<Shell, 'db' | 'bus' | 'log' | 'env' | 'now' | 'onStop'>,
): void {
  const models = chooseModels(loadModels(), shell.env);
  const hits = new HitTest(models);
  runStage({
    ...shell,
    stage: 'evaluator',
    consumes: 'batchScored',
    work: (tx, batch) => evaluateBatch(tx, batch, { models, hits, now: shell.now() }),
  });
}
