import type { ScoredAct } from '../baseline/types.ts';
import type { Metric } from '../entity/types.ts';
import { compileAll, compileCondition, type Predicate } from './filters.ts';
import { type Logic, parseLogic } from './logic.ts';
import {
  type Model,
  type ModelComponent,
  ModelError,
  type ModelWeight,
  parseModel,
} from './model.ts';

/** A component ready to run. */
export interface CompiledComponent {
  metrics: ReadonlySet<Metric>;
  model: string | null;
  passes: Predicate;
  count: ModelComponent['count'];
  spray: ModelComponent['spray'];
}

export interface CompiledModel {
  model: Model;
  logic: Logic;
  components: Readonly<Record<string, CompiledComponent>>;
  weights: readonly (ModelWeight & { holds: Predicate })[];
}

/** Parses and compiles models; a model that reads another comes after it. Throws `ModelError`. */
export function compileModels(
  values: readonly { name: string; value: unknown }[],
): CompiledModel[] {
  const models = values.map(({ name, value }) => parseModel(value, name));
  const paths = new Set(models.map((model) => model.path));
  if (paths.size !== models.length) throw new ModelError('models', 'two models share a path');
  return sortByReading(models).map((model) => compileModel(model, paths));
}

function compileModel(model: Model, paths: ReadonlySet<string>): CompiledModel {
  const components: Record<string, CompiledComponent> = {};
  for (const [name, component] of Object.entries(model.components)) {
    if ((component.metric === undefined) === (component.model === undefined)) {
      throw new ModelError(model.path, `components.${name}: name either a metric or a model`);
    }
    if (component.model !== undefined && !paths.has(component.model)) {
      throw new ModelError(
        model.path,
        `components.${name}: no model is called "${component.model}"`,
      );
    }
    components[name] = {
      metrics: new Set(component.metric ?? []),
      model: component.model ?? null,
      passes: compileAll(component.where, model.path),
      count: component.count,
      spray: component.spray,
    };
  }
  return {
    model,
    logic: parseLogic(model.logic, model),
    components,
    weights: model.weights.map((weight) => ({
      ...weight,
      holds: compileCondition(weight.when, model.path),
    })),
  };
}

function sortByReading(models: readonly Model[]): Model[] {
  const sorted: Model[] = [];
  const place = (model: Model, above: readonly string[]): void => {
    if (sorted.includes(model)) return;
    if (above.includes(model.path))
      throw new ModelError(model.path, 'reads itself through other models');
    for (const component of Object.values(model.components)) {
      const read = models.find((other) => other.path === component.model);
      if (read) place(read, [...above, model.path]);
    }
    sorted.push(model);
  };
  for (const model of [...models].sort((a, b) => (a.path < b.path ? -1 : 1))) place(model, []);
  return sorted;
}

/** Does the act carry one of the metrics? */
export function hasMetric(act: ScoredAct, metrics: ReadonlySet<Metric>): boolean {
  return metrics.has(act.metric) || act.alsoMetrics.some((metric) => metrics.has(metric));
}
