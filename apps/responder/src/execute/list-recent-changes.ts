import type { RecentChange } from '@nightjar/core';
import { listActionChanges, type TenantTx } from '@nightjar/db';

const lookBackMs = 3_600_000;

/** What goes into the history where the provider failed or throttled, and did not say no. */
export const providerFault = { isFault: true };

/** What was tried in the tenant within the last hour, and how it went. `now` in epoch ms. */
export async function listRecentChanges(tx: TenantTx, now: number): Promise<RecentChange[]> {
  return (await listActionChanges(tx, now - lookBackMs)).map(({ at, state, detail }) => {
    const { isFault = false } = (detail ?? {}) as Partial<typeof providerFault>;
    return { at, state, isFault };
  });
}
