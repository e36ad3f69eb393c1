import { runStage, type Shell } from '@nightjar/service';
import { investigateBatch } from './investigate-batch.ts';

/** Wires the analyst: incidents follow the breaches. */
export function wireAnalyst(shell: Pick<Shell, 'db' | 'bus' | 'log' | 'now' | 'onStop'>): void {
  runStage({
    ...shell,
    stage: 'analyst',
    consumes: 'breachesChanged',
    work: (tx, batch) => investigateBatch(tx, batch, shell.now()),
  });
}
