import type { OnExcluded, ScoredAct, TenantExclusion } from '@nightjar/core';
import {
  asTenantExclusion,
  listExclusions,
  saveExclusionHits,
  type ExclusionHit,
  type TenantTx,
} from '@nightjar/db';

/** What the tenant took out of models, as far as it concerns the acts. */
export async function listTenantExclusions(
  tx: TenantTx,
  acts: readonly ScoredAct[],
): Promise<TenantExclusion[]> {
  const first = acts.reduce((least, { time }) => Math.min(least, time), Infinity);
  if (first === Infinity) return [];
  const rows = await listExclusions(tx, first);
  return rows.map((row) => asTenantExclusion(row, row.addedBy));
}

/** Collects what the tenant's exclusions take away, each act once. */
export class ExcludedHits {
  readonly #hits = new Map<string, ExclusionHit>();

  /** Of a model's own exclusions nothing is counted. */
  readonly add: OnExcluded = ({ id }, act) => {
    if (id === undefined) return;
    this.#hits.set(`${id} ${act.id}`, { exclusionId: id, eventId: act.id, time: act.time });
  };

  async save(tx: TenantTx): Promise<void> {
    if (this.#hits.size > 0) await saveExclusionHits(tx, [...this.#hits.values()]);
  }
}
