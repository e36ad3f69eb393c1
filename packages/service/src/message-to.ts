import { batchStages, type BatchStage } from '@nightjar/db';
import { sends, type Publication } from './publication.ts';

/** What brings a batch to a stage. Ids of breaches and incidents are unknown here: the stage looks. */
export const messageTo: Record<BatchStage, (batchId: string) => Publication> = {
  baseline: (batchId) => sends('batchStored', { batchId, events: 0 }),
  evaluator: (batchId) => sends('batchScored', { batchId }),
  analyst: (batchId) => sends('breachesChanged', { batchId, breachIds: [] }),
  responder: (batchId) => sends('incidentsChanged', { batchId }),
};

/** The stage that waits for this one's mark. */
export function stageAfter(stage: BatchStage): BatchStage | undefined {
  return batchStages.find(({ after }) => after === stage)?.stage;
}
