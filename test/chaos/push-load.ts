import { setTimeout as delay } from 'node:timers/promises';
import { pushRecords } from '../../infra/dev/src/demo/push-records.ts';
import type { Push } from './make-load.ts';
import type { World } from './open-world.ts';

const pushersAtOnce = 3;
const waitMaxMs = 5_000;

/** How far a push may go ahead: it waits while `waitMs` of what is left says so. */
export type Pace = (pushesLeft: number) => number;

/** Everything at once. */
export const atOnce: Pace = () => 0;

/** Sends everything over HTTP, several at a time, each again until it is acknowledged. */
export async function pushLoad(
  world: World,
  pushes: readonly Push[],
  pace: Pace = atOnce,
): Promise<void> {
  const intakeUrl = `http://127.0.0.1:${world.site.settings.ports.intake}`;
  const waiting = pushes.toSorted((a, b) => a.at - b.at);
  const pushNext = async (): Promise<void> => {
    for (;;) {
      const push = waiting.shift();
      if (push === undefined) return;
      await pushRecords({ intakeUrl, token: push.tenant.pushToken }, push.records);
      await delay(Math.min(waitMaxMs, pace(waiting.length) * pushersAtOnce));
    }
  };
  await Promise.all(Array.from({ length: pushersAtOnce }, pushNext));
}
