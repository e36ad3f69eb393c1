import { setTimeout as sleep } from 'node:timers/promises';
import { findPushToken, inHouse } from '@nightjar/db';
import type { Read } from '@nightjar/vendors/read';
import { storeRecords, type Intake } from '../intake/store-records.ts';
import type { Presented } from '../push/token-of.ts';
import { countOpen } from './count-open.ts';
import { paceTenants } from './pace-tenants.ts';
import { Unwelcome, type Sender } from './serve-connection.ts';
import type { SyslogLimits } from './syslog-limits.ts';
import { TenantQueue } from './tenant-queue.ts';

export interface Senders {
  /** Whose a token is; `onEntry` is given what ends its place among its tenant's connections. */
  find: (presented: Presented, onEntry: (end: () => void) => void) => Promise<Sender | undefined>;
  /** Stores what waits, and lets go who waits. */
  end: () => Promise<void>;
}

const recordsPerBatchMax = 500;
const batchBytesMax = 8 * 1024 ** 2;
const retryMs = 250;
const noWait = (): void => undefined;

/** Looks up whose tokens are, and gathers what each tenant's connections read. */
export function findSenders(intake: Intake, limits: SyslogLimits): Senders {
  const { db, now } = intake;
  const perTenant = countOpen(limits.perTenantMax);
  const pace = paceTenants(limits.perSecondMax, now);
  const queues = new Map<string, TenantQueue>();
  const ending = new AbortController();
  const lookUp = (presented: Presented) => inHouse(db, (tx) => findPushToken(tx, presented, now()));
  return {
    find: async (presented, onEntry) => {
      const found = await lookUp(presented);
      if (found === undefined) return undefined;
      const { tenantId } = found;
      const end = perTenant(tenantId);
      if (end === undefined) throw new Unwelcome('its tenant has too many connections');
      onEntry(end);
      const queue = queues.get(tenantId) ?? queueOf(intake, { tenantId, limits });
      queues.set(tenantId, queue);
      return {
        add: async (reads) => {
          await queue.add(reads);
          const waitMs = pace(tenantId, reads.length);
          if (waitMs > 0) await sleep(waitMs, undefined, { signal: ending.signal }).catch(noWait);
        },
        // While the database cannot say, nothing can be stored either.
        isGood: () =>
          lookUp(presented).then(
            (one) => one?.tenantId === tenantId,
            () => true,
          ),
      };
    },
    end: async () => {
      ending.abort();
      await Promise.all([...queues.values()].map((queue) => queue.end()));
    },
  };
}

const queueOf = (
  intake: Intake,
  { tenantId, limits }: { tenantId: string; limits: SyslogLimits },
): TenantQueue =>
  new TenantQueue({
    store: (reads: Read[]) => storeRecords(intake, tenantId, reads),
    onFault: (err) =>
      intake.log?.error({ tenantId, err }, 'syslog messages are not stored yet; they wait'),
    recordsMax: recordsPerBatchMax,
    bytesMax: batchBytesMax,
    lingerMs: limits.lingerMs,
    retryMs,
  });
