import { anchorOf, lowestEventId, type Anchor, type ScoredAct } from '@nightjar/core';
import { listEvents, type TenantTx, listScoredActs } from '@nightjar/db';
import { anchorAfterMs, anchorBeforeMs } from './spans.ts';

const eventsMax = 500;

/**
 * Where acts without an address may have come from: their subject's events around them, usual ones too,
 * which are not kept as matches.
 */
export async function findAnchors(
  tx: TenantTx,
  acts: readonly ScoredAct[],
): Promise<ReadonlyMap<string, Anchor[]>> {
  const near = new Map<string, string>();
  for (const { subject, time } of acts.filter(({ ip }) => ip === null)) {
    if (subject === null) continue;
    const fromId = lowestEventId(time - anchorBeforeMs);
    const toId = lowestEventId(time + anchorAfterMs + 1);
    const order = 'newest' as const;
    for (const row of await listEvents(tx, { subject, fromId, toId, order, limit: eventsMax })) {
      if (row.ip !== null) near.set(row.id, row.batchId);
    }
  }
  const scored = await listScoredActs(tx, [...new Set(near.values())], near);
  const anchors = new Map<string, Anchor[]>();
  for (const act of scored) {
    const anchor = anchorOf(act);
    if (anchor === null || act.subject === null) continue;
    anchors.set(act.subject, [...(anchors.get(act.subject) ?? []), anchor]);
  }
  return anchors;
}
