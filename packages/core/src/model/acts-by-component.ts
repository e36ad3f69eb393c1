import type { ScoredAct } from '../baseline/types.ts';
import type { CompiledComponent } from './compile-model.ts';
import type { ComponentIndex } from './component-index.ts';

const none: readonly ScoredAct[] = [];

/** Acts of one subject in order of time, by the components that they may meet: each act is looked at once for all. */
export class ActsByComponent {
  readonly #of = new Map<CompiledComponent, ScoredAct[]>();

  constructor(acts: readonly ScoredAct[], index: ComponentIndex) {
    for (const act of acts) index.find(act, (component) => this.#put(component, act));
  }

  #put(component: CompiledComponent, act: ScoredAct): void {
    const known = this.#of.get(component);
    if (!known) this.#of.set(component, [act]);
    // It carries several of the metrics.
    else if (known.at(-1) !== act) known.push(act);
  }

  /** Components that any act may meet. */
  get components(): Iterable<CompiledComponent> {
    return this.#of.keys();
  }

  thatMayMeet(component: CompiledComponent): readonly ScoredAct[] {
    return this.#of.get(component) ?? none;
  }
}
