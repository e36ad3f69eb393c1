import {
  evaluate,
  withExclusions,
  type Breach,
  type CompiledModel,
  type HitTest,
} from '@nightjar/core';
import {
  listBreaches,
  saveBreaches,
  saveMatches,
  type TenantTx,
  readScoredBatch,
} from '@nightjar/db';
import { sends, type StageBatch, type StageWork } from '@nightjar/service';
import { Crowds } from './crowds.ts';
import { ExcludedHits, listTenantExclusions } from './excluded-hits.ts';
import { findAnchors } from './find-anchors.ts';
import { listConcerned, listKeepable, type Concerned } from './list-concerned.ts';

export interface Evaluating {
  models: readonly CompiledModel[];
  /** Which acts these models can ask for. */
  hits: HitTest;
  /** Epoch ms: when what is found becomes known. */
  now: number;
}

/** Keeps the batch's hits, and makes the breaches of all whom they concern again from the set of acts. */
export async function evaluateBatch(
  tx: TenantTx,
  { batchId }: Pick<StageBatch, 'batchId'>,
  { models, hits, now }: Evaluating,
): Promise<StageWork> {
  const { acts: fresh, isRescored } = await readScoredBatch(tx, batchId);
  const crowds = new Crowds(tx, hits);
  const keepable = await listKeepable(tx, { fresh, crowds, isRescored });
  if (keepable.kept.length > 0) await saveMatches(tx, keepable.kept);
  const concerned = await listConcerned(tx, { fresh, crowds, ...keepable });
  const breachIds = concerned === undefined ? [] : await renew(tx, concerned, { models, now });
  return { publish: [sends('breachesChanged', { batchId, breachIds })] };
}

async function renew(
  tx: TenantTx,
  concerned: Concerned,
  { models, now }: Omit<Evaluating, 'hits'>,
): Promise<string[]> {
  const { acts, subjects, addresses, span } = concerned;
  // Acts of others are there for their sprays alone.
  const own = acts.filter(({ subject }) => subject !== null && subjects.has(subject));
  const anchors = await findAnchors(tx, own);
  const excluded = new ExcludedHits();
  const made = evaluate({
    tenantId: tx.tenantId,
    models: withExclusions(models, await listTenantExclusions(tx, acts)),
    acts,
    anchors,
    onExcluded: excluded.add,
  });
  await excluded.save(tx);
  const entities = new Set([...subjects, ...[...addresses].map((ip) => `ip:${ip}`)]);
  const isConcerned = (breach: Breach): boolean =>
    entities.has(breach.subject) && breach.endTime >= span.from && breach.time <= span.to;
  const stands = made.filter(isConcerned);
  const ids = new Set(made.map(({ id }) => id));
  const stored = await listBreaches(tx, { subjects: [...entities], ...span });
  const gone = stored
    .filter(({ id }) => !ids.has(id))
    .map(({ knownAt: _, ...breach }): Breach => ({ ...breach, status: 'withdrawn' }));
  const changed = [...stands, ...gone];
  return changed.length === 0 ? [] : saveBreaches(tx, changed, { knownAt: now });
}
