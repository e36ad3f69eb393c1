import { demoTimeline, type VendorRecord } from '@nightjar/scenarios';
import type { DemoState } from './demo-state.ts';
import { pushRecords } from './push-records.ts';

const recordsPerPush = 5_000;

/** The directory and thirty ordinary days of every tenant, attacked ones first, then the larger. Returns the count. */
export const loadHistory = async (demo: DemoState, intakeUrl: string): Promise<number> => {
  let sent = 0;
  const timelines = demoTimeline(demo.anchor).toSorted((a, b) => b.attack.length - a.attack.length);
  for (const { tenant, directory, history } of timelines) {
    const target = { intakeUrl, token: demo.pushTokens[tenant.slug]! };
    let waiting: VendorRecord[] = [...directory];
    for (const record of history()) {
      waiting.push(record);
      if (waiting.length < recordsPerPush) continue;
      await pushRecords(target, waiting);
      sent += waiting.length;
      waiting = [];
    }
    await pushRecords(target, waiting);
    sent += waiting.length;
  }
  return sent;
};
