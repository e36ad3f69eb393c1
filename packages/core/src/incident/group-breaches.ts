import type { Breach } from '../model/types.ts';
import { byTime } from './foreign-agents.ts';
import { linkBreaches, type Link } from './link-breaches.ts';

/** Two sets of breaches, of which none of the one ever shares an incident with any of the other. */
export type Apart = readonly [readonly string[], readonly string[]];

/** What people said about the grouping: what belongs together, and what lies apart, whatever links it. */
export interface GroupingDecisions {
  together: readonly (readonly string[])[];
  apart: readonly Apart[];
}

export const noDecisions: GroupingDecisions = { together: [], apart: [] };

/**
 * Connected components of one tenant's breaches, each in time order, in the order of their first breach.
 * The same for any order of the input.
 */
export function groupBreaches(
  breaches: readonly Breach[],
  decisions: GroupingDecisions,
): Breach[][] {
  const sorted = breaches.toSorted(byTime);
  const components = new Components(sorted, decisions.apart);
  for (const link of orderedLinks(sorted, decisions)) components.join(link.a, link.b);
  return [...Map.groupBy(sorted, (breach) => components.rootOf(breach.id)).values()];
}

/** Where cuts forbid some joins the order decides, so people come first, then L1 before L6, then ids. */
function orderedLinks(breaches: readonly Breach[], decisions: GroupingDecisions): Link[] {
  const known = new Set(breaches.map((breach) => breach.id));
  const said = decisions.together.flatMap((ids) => chain(ids.filter((id) => known.has(id))));
  const cutBreachIds = new Set(decisions.apart.flat(2));
  const links = linkBreaches(breaches, cutBreachIds);
  if (cutBreachIds.size === 0) return [...said, ...links];
  // A blank stands before every rule, whatever an id begins with.
  const rank = (link: Link) => (link.rule === 'person' ? ' ' : link.rule) + [link.a, link.b].sort();
  return [...said, ...links]
    .map((link) => ({ link, rank: rank(link) }))
    .sort((x, y) => (x.rank < y.rank ? -1 : x.rank > y.rank ? 1 : 0))
    .map(({ link }) => link);
}

/** Of those that are there, so that one that is withdrawn parts none of the others. */
function chain(ids: readonly string[]): Link[] {
  return ids.slice(1).map((b, at) => ({ a: ids[at]!, b, rule: 'person' }));
}

/** Union-find that refuses a join across a cut. */
class Components {
  readonly #parent = new Map<string, string>();
  readonly #size = new Map<string, number>();
  /** By root: on which side of which cut its breaches are. */
  readonly #sides = new Map<string, Map<number, 0 | 1>>();

  constructor(breaches: readonly Breach[], apart: readonly Apart[]) {
    for (const { id } of breaches) this.#parent.set(id, id);
    for (const [cut, [left, right]] of apart.entries()) {
      for (const id of right) this.#place(id, cut, 1);
      for (const id of left) this.#place(id, cut, 0);
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
    for (const [cut, side] of this.#sides.get(small) ?? []) this.#place(large, cut, side);
    this.#sides.delete(small);
  }

  #sizeOf(root: string): number {
    return this.#size.get(root) ?? 1;
  }

  #place(root: string, cut: number, side: 0 | 1): void {
    const sides = this.#sides.get(root);
    if (sides) sides.set(cut, side);
    else if (this.#parent.has(root)) this.#sides.set(root, new Map([[cut, side]]));
  }

  #isCut(x: string, y: string): boolean {
    const [ours, theirs] = [this.#sides.get(x), this.#sides.get(y)];
    if (ours === undefined || theirs === undefined) return false;
    for (const [cut, side] of ours) if ((theirs.get(cut) ?? side) !== side) return true;
    return false;
  }
}
