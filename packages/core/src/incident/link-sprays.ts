import type { Breach } from '../model/types.ts';
import { isHostingLike } from './foreign-agents.ts';
import type { Link } from './link-breaches.ts';
import { isSpray, rememberedMs, sourceOf, type Strangers } from './strangers.ts';

/** Audit times have one-second resolution and sources skew: "after" begins this much before. */
const skewMs = 300_000;

/**
 * A spray, and who is entered from its very address later on. A rented address is its renter's for days, and what
 * was guessed is used when there is time for it; behind an exit that strangers share the hours must agree (L4).
 */
export function linkSprays(breaches: readonly Breach[], strangers: Strangers): Link[] {
  const sprays = breaches.filter(isSpray);
  if (sprays.length === 0) return [];
  const entries = entriesByAddress(breaches, strangers);
  return sprays.flatMap((spray) =>
    [...sprayedFrom(spray)]
      .flatMap((address) => entries.get(address) ?? [])
      .filter((entry) => isSoonAfter(entry.time - spray.time))
      .map((entry): Link => ({ a: spray.id, b: entry.id, rule: 'L4' })),
  );
}

function entriesByAddress(
  breaches: readonly Breach[],
  strangers: Strangers,
): Map<string, Breach[]> {
  const entries = new Map<string, Breach[]>();
  for (const breach of breaches) {
    const agents = strangers.agentsOf(breach);
    for (const ip of new Set(agents.flatMap((agent) => agent.ips))) {
      const known = entries.get(ip);
      if (known) known.push(breach);
      else entries.set(ip, [breach]);
    }
  }
  return entries;
}

function sprayedFrom({ evidence }: Breach): Set<string> {
  return new Set(
    evidence.flatMap(({ clientFamily, ip, ipClass }) => {
      if (ip === null || !isHostingLike(ipClass)) return [];
      return sourceOf(ip, { clientFamily, ipClass })?.isShared === false ? [ip] : [];
    }),
  );
}

function isSoonAfter(ms: number): boolean {
  return ms >= -skewMs && ms <= rememberedMs;
}
