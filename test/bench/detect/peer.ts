import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import {
  type CompiledModel,
  compileModels,
  type Metric,
  type Model,
  type ScoredAct,
} from '@nightjar/core';

type Condition = Model['components'][string]['where'][number];
type Rule = unknown;

interface Engine {
  addMethod(name: string, method: (argument: [string[], string[]]) => boolean): void;
  build(rule: Rule): (data: unknown) => unknown;
}

const folder = fileURLToPath(new URL('../peers', import.meta.url));

/** Installed by this command alone: nothing else needs another engine. */
function openEngine(): Engine {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  const { LogicEngine } = createRequire(`${folder}/package.json`)('json-logic-engine') as {
    LogicEngine: new () => Engine;
  };
  const engine = new LogicEngine();
  const globs = new Map<string, RegExp>();
  engine.addMethod('like', ([texts, patterns]) =>
    texts.some((text) => patterns.some((pattern) => globOf(globs, pattern).test(text))),
  );
  return engine;
}

function globOf(known: Map<string, RegExp>, pattern: string): RegExp {
  let glob = known.get(pattern);
  if (!glob) {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    known.set(pattern, (glob = new RegExp(`^${parts.join('.*')}$`, 's')));
  }
  return glob;
}

/** Texts that the peer compares itself. */
const texts: Readonly<Record<string, (act: ScoredAct) => readonly (string | null | undefined)[]>> =
  {
    operation: (act) => [act.operation],
    class: (act) => [act.operationClass],
    application: (act) => [act.application, act.applicationId],
    target: (act) => [act.target],
    client: (act) => [act.clientFamily],
    source: (act) => [act.source],
    ipClass: (act) => [act.intel?.class],
  };
const bare = (text: string): string => text.toLowerCase().replace(/\.$/, '');

/**
 * The same components in another engine: metric and conditions of each act that comes alone. What needs numbers
 * of a baseline is given to it as a boolean made beforehand, and texts in lower case: both cost it nothing.
 */
export class Peer {
  readonly #rules: ((data: unknown) => unknown)[] = [];
  readonly #leaves = new Map<string, { name: string; holds: (act: ScoredAct) => boolean }>();

  readonly #model: Model;

  constructor(models: readonly CompiledModel[]) {
    this.#model = models[0]!.model;
    const engine = openEngine();
    for (const { model } of models) {
      for (const { metric, where } of Object.values(model.components)) {
        if (metric === undefined) continue;
        const parts = where.map((one) => this.#ruleOf(one));
        const isAsked = { some: [{ var: 'metrics' }, { in: [{ var: '' }, metric] }] };
        const rule = { and: [isAsked, ...parts] };
        this.#rules.push(engine.build(rule));
      }
    }
  }

  #ruleOf(condition: Condition): Rule {
    if (typeof condition === 'string') {
      if (condition.startsWith('not ')) return { '!': [this.#ruleOf(condition.slice(4))] };
      return this.#leafOf(condition);
    }
    if ('not' in condition) return { '!': [this.#ruleOf(condition.not)] };
    if ('any' in condition) return { or: condition.any.map((one) => this.#ruleOf(one)) };
    if ('all' in condition) return { and: condition.all.map((one) => this.#ruleOf(one)) };
    const [[name, argument]] = Object.entries(condition) as [[string, unknown]];
    if (!Object.hasOwn(texts, name)) return this.#leafOf(condition);
    const patterns = (argument as string[]).map(bare);
    if (patterns.some((one) => one.includes('*')))
      return { like: [{ var: `texts.${name}` }, patterns] };
    return { some: [{ var: `texts.${name}` }, { in: [{ var: '' }, patterns] }] };
  }

  #leafOf(condition: Condition): Rule {
    const key = JSON.stringify(condition);
    let leaf = this.#leaves.get(key);
    if (!leaf) {
      leaf = { name: `leaf${this.#leaves.size}`, holds: holdsAlone(condition, this.#model) };
      this.#leaves.set(key, leaf);
    }
    return { var: `holds.${leaf.name}` };
  }

  /** An act as the peer is given it. */
  dataOf(act: ScoredAct): unknown {
    const given = Object.entries(texts).map(([name, of]) => [
      name,
      of(act).flatMap((text) => (text == null ? [] : [bare(text.slice(0, 512))])),
    ]);
    const holds = [...this.#leaves.values()].map((leaf) => [leaf.name, leaf.holds(act)]);
    return {
      metrics: [act.metric, ...act.alsoMetrics],
      texts: Object.fromEntries(given) as object,
      holds: Object.fromEntries(holds) as object,
    };
  }

  /** How many components the act meets. */
  met(data: unknown): number {
    let count = 0;
    for (const rule of this.#rules) if (rule(data)) count += 1;
    return count;
  }
}

/** One condition as ours, in a model that asks nothing else. */
function holdsAlone(condition: Condition, of: Model): (act: ScoredAct) => boolean {
  const { weighted: _, ...model } = of;
  const components = { A: { metric: ['saas.activity'], where: [condition] } };
  const value = { ...model, components, logic: 'A', weights: [], exclusions: [] };
  const [compiled] = compileModels([{ name: 'leaf', value }]);
  const { where } = compiled!.components['A']!;
  return (act) => where.holds({ act, agent: null, prior: null });
}

/** The same count by our own conditions, one by one: what the peer must find. */
export function metAlone(models: readonly CompiledModel[], act: ScoredAct): number {
  let count = 0;
  for (const { components } of models) {
    for (const { metrics, model, where } of Object.values(components)) {
      if (model !== null) continue;
      const isAsked = [act.metric, ...act.alsoMetrics].some((one: Metric) => metrics.has(one));
      if (isAsked && where.holds({ act, agent: null, prior: null })) count += 1;
    }
  }
  return count;
}
