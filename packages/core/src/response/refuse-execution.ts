import type { EntityKey } from '../entity/types.ts';
import type { ActionState } from './types.ts';

/** A change in the history of any of the tenant's actions. */
export interface RecentChange {
  /** Epoch ms. */
  at: number;
  state: ActionState;
  /** The provider failed or throttled; it did not say no. */
  isFault: boolean;
}

export interface Execution {
  /** All that the account is known by: its name, its object id at the provider. */
  targetKeys: readonly EntityKey[];
  /** Why each account is never acted on: break-glass accounts and their like. */
  protectedTargets: ReadonlyMap<EntityKey, string>;
  /** The tenant's changes of the last hour or more, oldest first. */
  recent: readonly RecentChange[];
  perHourMax: number;
  /** Epoch ms. */
  now: number;
}

const hourMs = 3_600_000;
const faultsMax = 3;
const pauseMs = 600_000;

/** What people read of an action on a protected account. */
export const protectedSays = (why: string): string => `The account is protected: ${why}`;

/**
 * Why an action must not be begun, whoever approved it; ask it in the transaction that begins it. One bad
 * model must not lock a customer out.
 */
export function refusalOf(execution: Execution): string | undefined {
  const { targetKeys, protectedTargets, recent, perHourMax, now } = execution;
  const protection = targetKeys.flatMap((key) => protectedTargets.get(key) ?? [])[0];
  if (protection !== undefined) return protectedSays(protection);
  const started = recent.filter(({ at, state }) => state === 'executing' && at > now - hourMs);
  if (started.length < perHourMax) return undefined;
  return `No more than ${perHourMax} responses an hour are carried out in a tenant`;
}

/**
 * Whether the provider failed several times without a success between and not long ago: then what was
 * approved waits, so that one in trouble is not pressed further.
 */
export function isProviderFailing(recent: readonly RecentChange[], now: number): boolean {
  const lastGood = recent.findLastIndex(({ state }) => state === 'verified');
  const faults = recent.slice(lastGood + 1).filter(({ isFault }) => isFault);
  return faults.length >= faultsMax && faults.at(-1)!.at > now - pauseMs;
}
