import { isPassing, type BatchStage } from '@nightjar/db';
import { singlyFromAttempt } from './attempt-events.ts';
import { deadLetterOf } from './dead-letter-of.ts';
import { messageTo, stageAfter } from './message-to.ts';
import type { StageWork } from './run-stage.ts';

// Three times, and once more with its events taken singly: then it is not one of them.
const triesMax = singlyFromAttempt + 1;

/** Whether a batch that failed as a whole is given up. What passes by itself never costs a batch. */
export function isPoison(fault: unknown, attempts: number): boolean {
  return attempts >= triesMax && !isPassing(fault);
}

/** In place of what the batch cannot be made into: a dead letter with the reason, and the way on. */
export function buryBatch(of: {
  stage: BatchStage;
  batchId: string;
  fault: unknown;
  now: number;
}): StageWork {
  const { stage, batchId, fault, now: at } = of;
  const said = fault instanceof Error ? fault.message : String(fault);
  const reason = `the whole batch: ${said}`;
  const next = stageAfter(stage);
  return {
    deadLetters: [deadLetterOf({ source: 'batch', reason, batchId, at })],
    publish: next === undefined ? [] : [messageTo[next](batchId)],
  };
}
