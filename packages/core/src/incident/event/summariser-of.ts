import { isForeign } from '../foreign-agents.ts';
import { isIncoming } from '../grounds.ts';
import { isSupported, type Told } from './told.ts';
import type { Summariser } from './types.ts';

/** What kind of story the hypotheses make of it. */
export function summariserOf({
  breaches,
  hypotheses,
}: Pick<Told, 'breaches' | 'hypotheses'>): Summariser {
  const all = (pattern: RegExp): boolean =>
    breaches.every(({ modelPath }) => pattern.test(modelPath));
  if (breaches.every(({ modelPath }) => isIncoming(modelPath))) return 'exposedService';
  if (all(/^Network \/|Incoming Connections|Refused Connections/)) return 'networkActivity';
  if (all(/^IaaS \//)) return 'cloudCredentialAbuse';
  if (isSupported({ hypotheses }, 'H2')) return 'passwordAttack';
  return breaches.some(isForeign) ? 'accountHijack' : 'unusualActivity';
}
