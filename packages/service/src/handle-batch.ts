import type { BodyOf, MessageKind } from '@nightjar/bus';
import {
  beginAttempt,
  finishBatch,
  inTenant,
  insertDeadLetters,
  listMarked,
  lockStage,
  type BatchStage,
  type Database,
  type TenantTx,
} from '@nightjar/db';
import { attemptSingly, attemptTogether, singlyFromAttempt } from './attempt-events.ts';
import type { EventAttempts } from './attempt-events.ts';
import { buryBatch, isPoison } from './bury-batch.ts';
import { failpoint } from './failpoint.ts';
import { isReleased } from './is-released.ts';
import type { Log } from './open-log.ts';
import type { Publication } from './publication.ts';
import type { StageWork } from './run-stage.ts';

/** A batch as a stage gets it. `revision` is that of its (tenant, stage) row before this batch. */
export interface StageBatch<K extends MessageKind = MessageKind> {
  tenantId: string;
  batchId: string;
  message: BodyOf<K>;
  /** A cache that was built on another revision must be dropped. */
  revision: number;
  /** After two deaths: events are taken one by one. */
  singly: boolean;
  /** Runs the core on one event; what throws, or ends the process again and again, is told. */
  attempt: EventAttempts['attempt'];
}

export interface BatchHandling<K extends MessageKind> {
  db: Database;
  stage: BatchStage;
  work: (tx: TenantTx, batch: StageBatch<K>) => Promise<StageWork>;
  now: () => number;
  log?: Log;
}

/** The stage that acts on each kind, where it acts by batches. */
const nextStage: Partial<Record<MessageKind, BatchStage>> = {
  batchScored: 'evaluator',
  breachesChanged: 'analyst',
  incidentsChanged: 'responder',
};

/**
 * Handles a batch in one transaction: outputs, dead letters, mark and revision are there together or not
 * at all. Returns what to publish; nothing where the mark was there, since the sweeper sees what waits. A
 * batch that fails again and again as a whole is marked all the same, with a dead letter for its output.
 */
export async function handleBatch<K extends MessageKind>(
  handling: BatchHandling<K>,
  of: { tenantId: string; batchId: string; message: BodyOf<K> },
): Promise<Publication[]> {
  const { db, stage, work, now, log } = handling;
  const { tenantId, batchId } = of;
  const attempts = await inTenant(db, tenantId, (tx) => beginAttempt(tx, stage, batchId));
  if (attempts === undefined) return [];
  failpoint('stage_after_attempt');
  const singly = attempts >= singlyFromAttempt;
  const doWork = async (tx: TenantTx, revision: number): Promise<StageWork> => {
    const events = singly ? attemptSingly({ db, tenantId, stage }) : attemptTogether;
    const done = await work(tx, { ...of, revision, singly, attempt: events.attempt });
    await events.end();
    return done;
  };
  try {
    return await commitOnce(handling, of, doWork);
  } catch (fault) {
    if (!isPoison(fault, attempts)) throw fault;
    log?.error({ tenantId, batchId, err: fault }, 'a batch could not be handled: dead letter');
    return commitOnce(handling, of, async () => buryBatch({ stage, batchId, fault, now: now() }));
  }
}

/** The transaction of a batch: what was made of it, its mark and the next revision; nothing where marked. */
function commitOnce(
  { db, stage, now }: Pick<BatchHandling<MessageKind>, 'db' | 'stage' | 'now'>,
  { tenantId, batchId }: { tenantId: string; batchId: string },
  make: (tx: TenantTx, revision: number) => Promise<StageWork>,
): Promise<Publication[]> {
  return inTenant(db, tenantId, async (tx) => {
    const revision = await lockStage(tx, stage);
    if ((await listMarked(tx, stage, [batchId])).has(batchId)) return [];
    const done = await make(tx, revision);
    if (done.deadLetters?.length) await insertDeadLetters(tx, stage, done.deadLetters);
    await finishBatch(tx, stage, batchId);
    return listReleased(tx, { publish: done.publish ?? [], batchId, now: now() });
  });
}

// A backlog of one tenant stays in the rows: on the bus, first in first out, its neighbours would wait.
async function listReleased(
  tx: TenantTx,
  of: { publish: readonly Publication[]; batchId: string; now: number },
): Promise<Publication[]> {
  const released: Publication[] = [];
  for (const publication of of.publish) {
    const stage = nextStage[publication.kind];
    if (stage === undefined || (await isReleased(tx, { ...of, stage }))) released.push(publication);
  }
  failpoint('stage_before_commit');
  return released;
}
