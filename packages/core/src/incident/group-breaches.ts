import type { Breach } from '../model/types.ts';
import { byTime } from './foreign-agents.ts';
import { linkBreaches, type Link } from './link-breaches.ts';

/** Ids of two breaches. */
export type BreachPair = readonly [string, string];

/** What people said about the grouping. A cut pair never shares an incident, whatever links it. */
export interface GroupingDecisions {
  merges: readonly BreachPair[];
  cuts: readonly BreachPair[];
}

export const noDecisions: GroupingDecisions = { merges: [], cuts: [] };

/**
 * Connected components of one tenant's breaches, each in time order, in the order of their first breach.
 * The same for any order of the input.
 */
export function groupBreaches(
  breaches: readonly Breach[],
  decisions: GroupingDecisions,
): Breach[][] {
  const sorted = breaches.toSorted(byTime);
  const components = new Components(sorted, decisions.cuts);
  for (const link of orderedLinks(sorted, decisions)) components.join(link.a, link.b);
  return [...Map.groupBy(sorted, (breach) => components.rootOf(breach.id)).values()];
}

/** Where cuts forbid some joins the order decides, so people come first, then L1 before L6, then ids. */
function orderedLinks(breaches: readonly Breach[], decisions: GroupingDecisions): Link[] {
  const known = new Set(breaches.map((breach) => breach.id));
  const merges = decisions.merges
    .filter(([a, b]) => known.has(a) && known.has(b))
    .map(([a, b]): Link => ({ a, b, rule: 'person' }));
  const cutBreachIds = new Set(decisions.cuts.flat());
  const links = linkBreaches(breaches, cutBreachIds);
  if (cutBreachIds.size === 0) return [...merges, ...links];
  const rank = (link: Link) => (link.rule === 'person' ? '' : link.rule) + [link.a, link.b].sort();
  return [...merges, ...links]
    .map((link) => ({ link, rank: rank(link) }))
    .sort((x, y) => (x.rank < y.rank ? -1 : x.rank > y.rank ? 1 : 0))
    .map(({ link }) => link);
}

/** Union-find that refuses a join across a cut. */
class Components {
  readonly #parent = new Map<string, string>();
  readonly #size = new Map<string, number>();
  /** By root: breaches that must stay outside. */
  readonly #banned = new Map<string, Set<string>>();

  constructor(breaches: readonly Breach[], cuts: readonly BreachPair[]) {
    for (const { id } of breaches) this.#parent.set(id, id);
    for (const [a, b] of cuts) {
      if (a === b || !this.#parent.has(a) || !this.#parent.has(b)) continue;
      this.#ban(a, b);
      this.#ban(b, a);
    }
  }

  rootOf(id: string): string {
    let root = id;
    while (this.#parent.get(root) !== root) root = this.#parent.get(root)!;
    for (let at = id; at !== root;) {
      const next = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    if (x === y || this.#isCut(x, y)) return;
    const [small, large] = this.#sizeOf(x) < this.#sizeOf(y) ? [x, y] : [y, x];
    this.#parent.set(small, large);
    this.#size.set(large, this.#sizeOf(small) + this.#sizeOf(large));
    for (const id of this.#banned.get(small) ?? []) this.#ban(large, id);
    this.#banned.delete(small);
  }

  #sizeOf(root: string): number {
    return this.#size.get(root) ?? 1;
  }

  #ban(root: string, id: string): void {
    const banned = this.#banned.get(root);
    if (banned) banned.add(id);
    else this.#banned.set(root, new Set([id]));
  }

  /** Bans are kept on both sides, so either one tells. */
  #isCut(x: string, y: string): boolean {
    for (const id of this.#banned.get(x) ?? []) if (this.rootOf(id) === y) return true;
    return false;
  }
}
