import type { ScoredAct } from '../baseline/types.ts';
import type { Metric } from '../entity/types.ts';
import { type Feature, getRate, isFeature, isRate, type Rate } from '../feature/index.ts';
import {
  type Compiled,
  compileAll,
  compileCondition,
  type Condition,
  operationsOf,
} from './condition.ts';
import { type Logic, parseLogic } from './logic.ts';
import {
  type Count,
  type Model,
  type ModelComponent,
  type ModelExclusion,
  type ModelWeight,
  parseModel,
} from './model.ts';
import { ModelError } from './model-error.ts';
import { sayCondition } from './say-condition.ts';
import type { Predicate } from './words.ts';

/** A component ready to run. */
export interface CompiledComponent {
  metrics: ReadonlySet<Metric>;
  model: string | null;
  where: Compiled;
  /** Its conditions one by one, with what each says in words. */
  parts: readonly (Compiled & { text: string; condition: Condition })[];
  /** It is met by acts of an odd source alone: what comes from a usual one need not be kept for it. */
  bySource: boolean;
  /** The only operations that it can be met by; null: any. */
  takes: ((operation: string) => boolean) | null;
  count: (Count & { rate?: Rate | undefined }) | undefined;
  spray: ModelComponent['spray'];
}

export interface CompiledModel {
  model: Model;
  logic: Logic;
  components: Readonly<Record<string, CompiledComponent>>;
  weights: readonly CompiledWeight[];
  exclusions: readonly CompiledExclusion[];
  isActiveAt(time: number): boolean;
}

/** An exclusion ready to ask: of acts from `fromMs` on, before `untilMs`. `id`: it is a tenant's own. */
export type CompiledExclusion = ModelExclusion & {
  id?: string;
  holds: Predicate;
  fromMs: number;
  untilMs: number;
};

export type CompiledWeight = Omit<ModelWeight, 'by'> & {
  by: Feature | undefined;
  holds: Predicate;
};

/** Parses and compiles models; a model that reads another comes after it. Throws `ModelError`. */
export function compileModels(
  values: readonly { name: string; value: unknown }[],
): CompiledModel[] {
  const models = values.map(({ name, value }) => parseModel(value, name));
  const paths = new Set(models.map((model) => model.path));
  if (paths.size !== models.length) throw new ModelError('models', 'two models share a path');
  if (new Set(models.map(({ uuid }) => uuid)).size !== models.length)
    throw new ModelError('models', 'two models share a uuid');
  const nameOf = new Map(models.map(({ path }, at) => [path, values[at]!.name]));
  return sortByReading(models)
    .filter(({ active }) => active)
    .map((model) => compileNamed(model, paths, nameOf.get(model.path)!));
}

/** A fault is told with the file that it is in. */
function compileNamed(model: Model, paths: ReadonlySet<string>, name: string): CompiledModel {
  try {
    return compileModel(model, paths);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ModelError(name, error.problem, error.word);
  }
}

function compileModel(model: Model, paths: ReadonlySet<string>): CompiledModel {
  const components = Object.fromEntries(
    Object.entries(model.components).map(([name, component]) => [
      name,
      compileComponent({ model, name, component }, paths),
    ]),
  );
  for (const name of Object.keys(model.weighted?.points ?? {})) {
    if (!Object.hasOwn(components, name))
      throw new ModelError(model.path, `weighted: no component "${name}"`, name);
  }
  return {
    model,
    logic: parseLogic(model.logic, model),
    components,
    weights: model.weights.map((weight) => ({
      ...weight,
      by: featureNamed(weight.by, model.path),
      holds: compileCondition(weight.when, model.path).holds,
    })),
    exclusions: model.exclusions.map((exclusion) => ({
      ...exclusion,
      holds: compileAll(exclusion.when, model.path).holds,
      fromMs: -Infinity,
      untilMs: exclusion.expires === undefined ? Infinity : Date.parse(exclusion.expires),
    })),
    isActiveAt: activeTimesOf(model),
  };
}

function compileComponent(
  of: { model: Model; name: string; component: ModelComponent },
  paths: ReadonlySet<string>,
): CompiledComponent {
  const { component, model, name } = of;
  const fail = (problem: string, word: string): never => {
    throw new ModelError(model.path, `components.${name}: ${problem}`, word);
  };
  if ((component.metric === undefined) === (component.model === undefined))
    fail('name either a metric or a model', name);
  if (component.model !== undefined && !paths.has(component.model))
    fail(`no model is called "${component.model}"`, component.model);
  const rate = component.count?.rate;
  if (rate !== undefined && !isRate(rate)) fail(`no rate is called "${rate}"`, rate);
  // Acts that count only in a crowd are kept by the hour.
  const isBulk = rate !== undefined && getRate(rate as Rate).bulk !== undefined;
  if (isBulk && component.count!.withinMinutes > 60)
    fail(`withinMinutes: "${rate}" is counted within an hour at most`, 'withinMinutes');
  return {
    metrics: new Set(component.metric ?? []),
    model: component.model ?? null,
    where: compileAll(component.where, model.path),
    parts: component.where.map((one) => ({
      text: sayCondition(one),
      condition: one,
      ...compileCondition(one, model.path),
    })),
    takes: operationsOf(component.where),
    bySource: component.where.some((one) => one === 'rareSource' || one === 'foreignAgent'),
    count: component.count as CompiledComponent['count'],
    spray: component.spray,
  };
}

function featureNamed(name: string | undefined, model: string): Feature | undefined {
  if (name === undefined || isFeature(name)) return name;
  throw new ModelError(model, `weights: no feature is called "${name}"`, name);
}

const hourMs = 3_600_000;

function activeTimesOf({ activeTimes }: Model): (time: number) => boolean {
  if (!activeTimes) return () => true;
  const { days, fromHour, toHour } = activeTimes;
  return (time) => {
    const at = new Date(time);
    const hour = Math.floor((time % (24 * hourMs)) / hourMs);
    return days.includes(at.getUTCDay()) && hour >= fromHour && hour < toHour;
  };
}

function sortByReading(models: readonly Model[]): Model[] {
  const sorted = new Set<Model>();
  const byPath = new Map(models.map((model) => [model.path, model]));
  const place = (model: Model, above: readonly string[]): void => {
    if (sorted.has(model)) return;
    if (above.includes(model.path))
      throw new ModelError(model.path, 'reads itself through other models');
    for (const { model: read } of Object.values(model.components)) {
      const found = read === undefined ? undefined : byPath.get(read);
      if (found) place(found, [...above, model.path]);
    }
    sorted.add(model);
  };
  for (const model of models.toSorted((a, b) => (a.path < b.path ? -1 : 1))) place(model, []);
  return [...sorted];
}

/** Does the act carry one of the metrics? */
export function hasMetric(act: ScoredAct, metrics: ReadonlySet<Metric>): boolean {
  return metrics.has(act.metric) || act.alsoMetrics.some((metric) => metrics.has(metric));
}
