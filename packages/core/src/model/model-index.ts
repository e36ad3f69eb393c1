import type { ActsByComponent } from './acts-by-component.ts';
import type { CompiledComponent, CompiledModel } from './compile-model.ts';
import { ComponentIndex } from './component-index.ts';

/** Which models concern a subject: most ask for what most subjects never do. */
export class ModelIndex {
  readonly components: ComponentIndex;
  /** By component the place of its model. */
  readonly #places = new Map<CompiledComponent, number>();
  /** By path of a model the places of those that read it. */
  readonly #readers = new Map<string, number[]>();

  constructor(models: readonly CompiledModel[]) {
    for (const [place, { components }] of models.entries()) {
      for (const component of Object.values(components)) {
        if (component.model === null) this.#places.set(component, place);
        else this.#readers.set(component.model, [...this.readersOf(component.model), place]);
      }
    }
    this.components = new ComponentIndex(this.#places.keys());
  }

  /** Places of models of which an act may meet a component. */
  concernedBy(acts: ActsByComponent): Set<number> {
    const places = new Set<number>();
    for (const component of acts.components) places.add(this.#places.get(component)!);
    return places;
  }

  readersOf(path: string): readonly number[] {
    return this.#readers.get(path) ?? [];
  }
}

const known = new WeakMap<readonly CompiledModel[], ModelIndex>();

/** The index of these models, made once. */
export function indexOf(models: readonly CompiledModel[]): ModelIndex {
  let index = known.get(models);
  if (!index) known.set(models, (index = new ModelIndex(models)));
  return index;
}

/** Other exclusions change nothing of what models ask for: those of `models` keep the index of `of`. */
export function keepIndex(
  models: readonly CompiledModel[],
  of: readonly CompiledModel[],
): readonly CompiledModel[] {
  known.set(models, indexOf(of));
  return models;
}
