import type { ScoredAct } from '../baseline/types.ts';
import type { CompiledComponent } from './compile-model.ts';

type May = (act: ScoredAct) => boolean;

interface Node {
  /** All that these ask for may hold. */
  ends: readonly CompiledComponent[];
  branches: readonly { may: May; node: Node }[];
}

/** A component with those of its conditions that are not asked on the way to it. */
interface Asking {
  component: CompiledComponent;
  left: ReadonlyMap<string, May>;
}

/**
 * Components by their conditions: what many ask for is asked once of an act, and what hangs on it only where it may
 * hold. It finds the components whose `where.may` says yes.
 */
export class ConditionTree {
  readonly #root: Node;

  constructor(components: readonly CompiledComponent[]) {
    this.#root = nodeOf(
      components.map((component) => ({
        component,
        left: new Map(component.parts.map((part) => [JSON.stringify(part.condition), part.may])),
      })),
    );
  }

  /** Whether the act may meet any of them. */
  hasAny(act: ScoredAct): boolean {
    return hasAny(this.#root, act);
  }

  /** Tells each that the act may meet. */
  find(act: ScoredAct, tell: (component: CompiledComponent) => void): void {
    find(this.#root, act, tell);
  }
}

function hasAny({ ends, branches }: Node, act: ScoredAct): boolean {
  if (ends.length > 0) return true;
  for (const { may, node } of branches) if (may(act) && hasAny(node, act)) return true;
  return false;
}

function find(node: Node, act: ScoredAct, tell: (component: CompiledComponent) => void): void {
  for (const component of node.ends) tell(component);
  for (const branch of node.branches) if (branch.may(act)) find(branch.node, act, tell);
}

function nodeOf(asking: readonly Asking[]): Node {
  const ends = asking.filter(({ left }) => left.size === 0).map(({ component }) => component);
  const branches: { may: May; node: Node }[] = [];
  let rest = asking.filter(({ left }) => left.size > 0);
  while (rest.length > 0) {
    const key = mostAsked(rest);
    const having = rest.filter(({ left }) => left.has(key));
    const may = having[0]!.left.get(key)!;
    branches.push({ may, node: nodeOf(having.map((one) => without(one, key))) });
    rest = rest.filter(({ left }) => !left.has(key));
  }
  return { ends, branches };
}

/** Of conditions that are asked equally often the first. */
function mostAsked(asking: readonly Asking[]): string {
  const times = new Map<string, number>();
  for (const { left } of asking)
    for (const key of left.keys()) times.set(key, (times.get(key) ?? 0) + 1);
  return [...times].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function without({ component, left }: Asking, key: string): Asking {
  return { component, left: new Map([...left].filter(([other]) => other !== key)) };
}
