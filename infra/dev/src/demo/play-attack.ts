import { setTimeout as delay } from 'node:timers/promises';
import { demoTimeline } from '@nightjar/scenarios';
import type { DemoState } from './demo-state.ts';
import { pushRecords } from './push-records.ts';

const tickMs = 1_000;

/** Plays the takeovers: records of the days before `anchor` that arrive over the next ninety seconds. */
export const playAttack = async (
  { demo, intakeUrl, anchor }: { demo: DemoState; intakeUrl: string; anchor: number },
  signal?: AbortSignal,
): Promise<void> => {
  const plans = demoTimeline(anchor).filter(({ attack }) => attack.length > 0);
  const began = performance.now();
  const sent = plans.map(() => 0);
  while (plans.some(({ attack }, at) => sent[at]! < attack.length)) {
    const elapsed = performance.now() - began;
    for (const [at, { tenant, attack }] of plans.entries()) {
      const due = attack.slice(sent[at]).filter((record) => record.arriveAfterMs <= elapsed);
      await pushRecords({ intakeUrl, token: demo.pushTokens[tenant.slug]! }, due);
      sent[at]! += due.length;
    }
    await delay(tickMs, undefined, signal && { signal });
  }
};
