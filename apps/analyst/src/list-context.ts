import { dayMs, outOfCrowd, type Breach, type ScoredAct } from '@nightjar/core';
import { listMatches, type TenantTx } from '@nightjar/db';
import { loadHitTest } from '@nightjar/models';

// A foreign agent stays one for so long: what it does after the last breach belongs to the story.
const agentLifeMs = 14 * dayMs;

/** What the foreign agents behind the breaches did besides: the story may tell it. */
export async function listContext(tx: TenantTx, breaches: readonly Breach[]): Promise<ScoredAct[]> {
  const foreign = breaches.filter(({ agents }) => agents.some((agent) => agent.foreign === true));
  if (foreign.length === 0) return [];
  let from = Infinity;
  let to = -Infinity;
  for (const { time, endTime } of breaches) {
    from = Math.min(from, time);
    to = Math.max(to, endTime + agentLifeMs);
  }
  const subjects = [...new Set(foreign.flatMap(({ agents }) => agents.map((one) => one.subject)))];
  // One of many is told by the breach that counts them. What is no hit since its scores were made again is usual: nothing to tell.
  const hits = loadHitTest();
  return (await listMatches(tx, { from, to, subjects })).filter((act) =>
    hits.isHit(act, outOfCrowd),
  );
}
