import type { BodyOf, Bus, Consumption, ConsumerOf, MessageKind } from '@nightjar/bus';
import type { BatchStage, Database, DeadLetter, TenantTx } from '@nightjar/db';
import { failpoint } from './failpoint.ts';
import { handleBatch, type StageBatch } from './handle-batch.ts';
import { createTurns } from './in-turn.ts';
import type { Log } from './open-log.ts';
import { publishAll, type Publication } from './publication.ts';

/** What a stage made of a batch, beside the rows that it wrote in the transaction. */
export interface StageWork {
  /** Published once committed; the next kind always, also where nothing was found. */
  publish?: Publication[];
  /** Committed with the rest. */
  deadLetters?: DeadLetter[];
}

/** The kinds that carry a batch to a stage. */
export type BatchKind = Exclude<MessageKind, 'actionDecided' | 'analystAsked'>;

export interface StageSpec<K extends BatchKind> {
  stage: BatchStage & ConsumerOf<K>;
  db: Database;
  bus: Bus;
  consumes: K;
  /** Runs inside the transaction, under the stage's lock, and leaves no trace outside: it may run again. */
  work: (tx: TenantTx, batch: StageBatch<K>) => Promise<StageWork>;
  log?: Log;
  /** Epoch ms. Default the clock. */
  now?: () => number;
  onStop?: (end: () => Promise<unknown>) => void;
  /**
   * Batches at a time, of different tenants: those of one are done one after the other. Default 8, so
   * that the four that a flooding tenant may have waiting leave room for others.
   */
  concurrency?: number;
}

/** Handles each batch once: attempt, transaction with mark, publish, ack, in this order. */
export function runStage<K extends BatchKind>(spec: StageSpec<K>): Consumption {
  const { stage, db, bus, consumes, work, log, now = Date.now, concurrency = 8 } = spec;
  const inTurn = createTurns();
  const consumption = bus.consume(consumes, {
    stage,
    concurrency,
    onMessage: async ({ tenantId, body }) => {
      const { batchId } = body as BodyOf<BatchKind>;
      const handling = { db, stage, work, now, log };
      const publications = await inTurn(tenantId, () =>
        handleBatch(handling, { tenantId, batchId, message: body }),
      );
      failpoint('stage_after_commit_before_publish');
      for (const err of await publishAll(bus, tenantId, publications)) {
        log?.warn({ tenantId, batchId, err }, 'not published; the sweeper will');
      }
      failpoint('stage_after_publish_before_ack');
    },
  });
  spec.onStop?.(() => consumption.stop());
  return consumption;
}
