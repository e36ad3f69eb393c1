import type { ModelBreach } from '../graphql/schema.ts';

/** Stages of an attack, in its order, by the models' groups. */
const stageNames: readonly (readonly [string, string])[] = [
  ['CRED', 'Password attack'],
  ['ACCESS', 'Access'],
  ['PERSIST', 'Lasting access'],
  ['HIDE', 'Hiding'],
  ['COLLECT', 'Collection'],
  ['IMPACT', 'Misuse'],
];

/** Breaches of one model, oldest first. */
export interface ModelShare {
  path: string;
  breaches: ModelBreach[];
  scoreMax: number;
}

/** What one stage of the attack shows. */
export interface Stage extends Omit<ModelShare, 'path'> {
  name: string;
  models: ModelShare[];
}

const scoreMaxOf = (breaches: readonly ModelBreach[]): number =>
  Math.max(...breaches.map(({ score }) => score));

function modelsOf(breaches: readonly ModelBreach[]): ModelShare[] {
  return [...Map.groupBy(breaches, ({ model }) => model.path)]
    .map(([path, own]) => ({ path, breaches: own, scoreMax: scoreMaxOf(own) }))
    .toSorted((one, other) => other.scoreMax - one.scoreMax);
}

/** Breaches by stage and model: stages in the order of an attack, models by their highest score. */
export function stagesOf(breaches: readonly ModelBreach[]): Stage[] {
  const known = new Set(stageNames.map(([group]) => group));
  return [...stageNames, ['', 'Other'] as const].flatMap(([group, name]) => {
    const own = breaches.filter(
      ({ model }) => (known.has(model.group) ? model.group : '') === group,
    );
    if (own.length === 0) return [];
    return { name, breaches: own, models: modelsOf(own), scoreMax: scoreMaxOf(own) };
  });
}

/**
 * The strongest breaches, each of another model while there is one: five times the same says no more than once.
 */
export function strongestOf(breaches: readonly ModelBreach[], count: number): ModelBreach[] {
  const byScore = breaches.toSorted((one, other) => other.score - one.score);
  const first = [...Map.groupBy(byScore, ({ model }) => model.path).values()].map(([top]) => top!);
  const rest = byScore.filter((breach) => !first.includes(breach));
  return [...first, ...rest].slice(0, count);
}
