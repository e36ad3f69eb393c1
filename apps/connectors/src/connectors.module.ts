import { openIntelligence } from '@nightjar/intel';
import type { Shell } from '@nightjar/service';
import { servePush } from './push/serve-push.ts';

/** Wires the intake: records pushed over HTTP become stored batches. */
export function wireConnectors({ db, bus, log, http, now }: Shell): void {
  const { lookUp } = openIntelligence();
  servePush(http, { db, bus, lookUp, log, now });
}
