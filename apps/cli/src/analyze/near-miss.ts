import type { ScoredAct } from '@nightjar/core';

/** A model that came close, and what it missed. */
export interface NearMiss {
  model: string;
  entity: string;
  time: number;
  missed: string;
}

const nearMissesMax = 100;

/** A sign-in from a network that was new, yet not odd enough. */
export function isNearMiss(act: ScoredAct): boolean {
  const isSignIn = act.metric === 'saas.login.success' && act.subject !== null;
  return isSignIn && act.rareNet === true && act.rareSource !== true;
}

/** Keeps the first sign-in of each user and network that was new, yet not odd enough. */
export function noteNearMiss(act: ScoredAct, nearMisses: Map<string, NearMiss>): void {
  if (!isNearMiss(act) || act.subject === null) return;
  const key = `${act.subject}|${act.intel?.asn}`;
  if (nearMisses.has(key) || nearMisses.size >= nearMissesMax) return;
  nearMisses.set(key, {
    model: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
    entity: act.subject,
    time: act.time,
    missed: `AS${act.intel?.asn} was new for the user, but it is no hosting or VPN network and neither the country nor the client was rare`,
  });
}
