import type { TenantHealth } from '../graphql/schema.ts';

// Microsoft 365 may be 24 h late on a bad day; a longer silence is a gap.
const silenceMaxMs = 24 * 60 * 60 * 1000;

/** Whether nothing has come in for so long that silence says nothing about safety. */
export const isBlind = ({ lastKnownAt }: TenantHealth, now: number): boolean =>
  lastKnownAt === null || now - Date.parse(lastKnownAt) > silenceMaxMs;
