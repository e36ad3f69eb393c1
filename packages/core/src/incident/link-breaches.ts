import type { Breach } from '../model/types.ts';
import { byTime } from './foreign-agents.ts';
import { linkKeysOf, type LinkKey, type LinkRule } from './link-keys.ts';
import { linkSprays } from './link-sprays.ts';
import { Strangers } from './strangers.ts';

/** Two breaches of one story, and the rule that says so. */
export interface Link {
  a: string;
  b: string;
  rule: LinkRule;
}

interface KeyGroup extends LinkKey {
  members: Breach[];
}

const grantLifeMs = 14 * 24 * 3_600_000;
/** Audit times have one-second resolution and sources skew: "after" begins this much before. */
const skewMs = 300_000;

/**
 * Links by L1-L6, near-linear: breaches are indexed by key and chained in time within a key. The chain has
 * the same connected components as all pairs. Mail lineage (L5) needs message ids, which a breach does not
 * carry yet. Breaches that people cut from others get every link, so that a cut takes away one link only.
 */
export function linkBreaches(
  breaches: readonly Breach[],
  cutBreachIds: ReadonlySet<string>,
): Link[] {
  const sorted = breaches.toSorted(byTime);
  const strangers = new Strangers(sorted);
  const links: Link[] = [];
  for (const group of indexByKey(sorted, strangers)) {
    if (new Set(group.members.map((breach) => breach.subject)).size > group.subjectsMax) continue;
    links.push(...chainMembers(group, cutBreachIds));
  }
  return [
    ...links,
    ...linkCited(sorted),
    ...linkApplicationUse(sorted, strangers),
    ...linkSprays(sorted, strangers),
  ];
}

function indexByKey(breaches: readonly Breach[], strangers: Strangers): KeyGroup[] {
  const egress = egressOf(breaches);
  const groups = new Map<string, KeyGroup>();
  for (const breach of breaches) {
    const keys = new Map(linkKeysOf(breach, { egress, strangers }).map((key) => [key.key, key]));
    for (const key of keys.values()) {
      const group = groups.get(key.key);
      if (group) group.members.push(breach);
      else groups.set(key.key, { ...key, members: [breach] });
    }
  }
  return [...groups.values()].filter((group) => group.members.length > 1);
}

/** The tenant's own exits among the breaches' addresses: never a reason to link two people. */
function egressOf(breaches: readonly Breach[]): Set<string> {
  const events = breaches.flatMap(({ evidence }) => evidence);
  return new Set(events.flatMap(({ ip, ipClass }) => (ipClass === 'egress' && ip ? [ip] : [])));
}

function chainMembers(group: KeyGroup, cutIds: ReadonlySet<string>): Link[] {
  const links: Link[] = [];
  let reaching: Breach | undefined;
  for (const breach of group.members) {
    if (cutIds.has(breach.id)) {
      links.push(...linkToAll(breach, group));
      continue;
    }
    if (reaching && breach.time - reaching.endTime <= group.windowMs) {
      links.push({ a: reaching.id, b: breach.id, rule: group.rule });
    }
    if (!reaching || breach.endTime > reaching.endTime) reaching = breach;
  }
  return links;
}

function linkToAll(breach: Breach, group: KeyGroup): Link[] {
  return group.members
    .filter((other) => other.id !== breach.id && gapMs(breach, other) <= group.windowMs)
    .map((other) => ({ a: breach.id, b: other.id, rule: group.rule }));
}

/** Time between two breaches; 0 where they overlap. */
function gapMs(a: Breach, b: Breach): number {
  return Math.max(0, a.time - b.endTime, b.time - a.endTime);
}

/** A sequence cites breaches by their id, or matches by their event's id. */
function linkCited(breaches: readonly Breach[]): Link[] {
  const citing = breaches.filter((breach) => breach.facts.citedModels?.length);
  if (citing.length === 0) return [];
  const owners = new Map<string, string[]>();
  for (const breach of breaches) {
    for (const id of new Set([breach.id, ...breach.evidence.map((event) => event.id)])) {
      owners.set(id, [...(owners.get(id) ?? []), breach.id]);
    }
  }
  return citing.flatMap((breach) =>
    (breach.facts.citedModels ?? [])
      .flatMap((id) => owners.get(id) ?? [])
      .filter((id) => id !== breach.id)
      .map((id): Link => ({ a: breach.id, b: id, rule: 'L1' })),
  );
}

/** An application granted by a stranger, and what its service principal did afterwards. */
function linkApplicationUse(breaches: readonly Breach[], strangers: Strangers): Link[] {
  const grants = Map.groupBy(
    breaches.filter((breach) => breach.facts.appId && strangers.has(breach)),
    (breach) => `sp:${breach.facts.appId}`,
  );
  return breaches.flatMap((use) =>
    (grants.get(use.subject) ?? [])
      .filter((grant) => grant.id !== use.id)
      .filter((grant) => isWithin(use.time - grant.time))
      .map((grant): Link => ({ a: grant.id, b: use.id, rule: 'L5' })),
  );
}

function isWithin(afterMs: number): boolean {
  return afterMs >= -skewMs && afterMs <= grantLifeMs;
}
