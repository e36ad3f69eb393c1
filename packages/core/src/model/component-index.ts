import type { ScoredAct } from '../baseline/types.ts';
import { remembered } from '../entity/remembered.ts';
import type { Metric } from '../entity/types.ts';
import type { CompiledComponent } from './compile-model.ts';
import { ConditionTree } from './condition-tree.ts';

interface OfMetric {
  components: CompiledComponent[];
  /** Those that take any operation; made when first asked for. */
  always?: ConditionTree;
  byOperation: Map<string, ConditionTree>;
}

/** Components by metric and operation: a thousand models cost an act no more than those that could mean it. */
export class ComponentIndex {
  readonly #metrics = new Map<Metric, OfMetric>();

  constructor(components: Iterable<CompiledComponent>) {
    for (const component of components) {
      for (const metric of component.metrics) {
        const known = this.#metrics.get(metric);
        if (known) known.components.push(component);
        else this.#metrics.set(metric, { components: [component], byOperation: new Map() });
      }
    }
  }

  /** Components that take acts of this kind. */
  taking(metric: Metric, operation: string): readonly CompiledComponent[] {
    const components = this.#metrics.get(metric)?.components ?? [];
    return components.filter(({ takes }) => takes === null || takes(operation));
  }

  /** Whether the act may meet any component. */
  hasAny(act: ScoredAct): boolean {
    if (this.#hasAny(act, act.metric)) return true;
    for (const metric of act.alsoMetrics) if (this.#hasAny(act, metric)) return true;
    return false;
  }

  #hasAny(act: ScoredAct, metric: Metric): boolean {
    const of = this.#metrics.get(metric);
    return of !== undefined && (alwaysOf(of).hasAny(act) || namedOf(of, act).hasAny(act));
  }

  /** Tells each component that the act may meet, more than once where it carries several of its metrics. */
  find(act: ScoredAct, tell: (component: CompiledComponent) => void): void {
    for (const metric of [act.metric, ...act.alsoMetrics]) {
      const of = this.#metrics.get(metric);
      if (of === undefined) continue;
      alwaysOf(of).find(act, tell);
      namedOf(of, act).find(act, tell);
    }
  }
}

function alwaysOf(of: OfMetric): ConditionTree {
  of.always ??= new ConditionTree(of.components.filter(({ takes }) => takes === null));
  return of.always;
}

function namedOf(of: OfMetric, { operation }: ScoredAct): ConditionTree {
  return remembered(of.byOperation, operation, () => {
    const isNamed = ({ takes }: CompiledComponent): boolean => takes?.(operation) ?? false;
    return new ConditionTree(of.components.filter(isNamed));
  });
}
