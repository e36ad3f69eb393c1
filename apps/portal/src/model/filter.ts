import type { CatalogueModel } from '../graphql/detection.ts';
import { serves, tactics } from '../incident/tactics.ts';
import { paramOf, type Params } from '../text/param-of.ts';

/** What the URL asks the catalogue to show; empty: not restricted. */
export interface ModelFilter {
  q: string;
  category: string;
  tactic: string;
  technique: string;
  /** `spoke` in the last 30 days, or `tried` in audit. */
  show: string;
}

const fields = ['q', 'category', 'tactic', 'technique', 'show'] as const;

/** Reads the catalogue's URL. */
export function modelFilterOfUrl(params: Params): ModelFilter {
  const [q, category, tactic, technique, show] = fields.map((field) =>
    paramOf(params, field, 200),
  ) as [string, string, string, string, string];
  return { q, category, tactic, technique, show };
}

/** The URL of a filter in a tenant, without what is not restricted. */
export function modelsUrl(tenant: string, filter: Partial<ModelFilter> = {}): string {
  const params = new URLSearchParams();
  for (const field of fields) if (filter[field]) params.set(field, filter[field]);
  const query = params.toString();
  return `/t/${encodeURIComponent(tenant)}/models${query ? `?${query}` : ''}`;
}

/** One model in the catalogue. */
export const modelUrl = (tenant: string, path: string): string => modelsUrl(tenant, { q: path });

/** The models that every restriction leaves. */
export function listModels(
  models: readonly CatalogueModel[],
  filter: ModelFilter,
): CatalogueModel[] {
  const words = filter.q.toLowerCase();
  const tactic = tactics.find(({ id }) => id === filter.tactic);
  return models.filter(
    ({ model, mode, breaches30Days }) =>
      (words === '' || `${model.path} ${model.description}`.toLowerCase().includes(words)) &&
      (filter.category === '' || model.category === filter.category) &&
      (filter.technique === '' || model.techniques.some(({ id }) => id === filter.technique)) &&
      (!tactic || model.techniques.some((technique) => serves(technique, tactic))) &&
      (filter.show !== 'spoke' || breaches30Days > 0) &&
      (filter.show !== 'tried' || mode === 'AUDIT'),
  );
}

export interface Coverage {
  tactic: (typeof tactics)[number];
  models: number;
  techniques: { id: string; name: string; models: number }[];
}

/** Of each tactic which techniques the models give evidence of, and by how many. */
export function coverageOf(models: readonly CatalogueModel[]): Coverage[] {
  return tactics.map((tactic) => {
    const found = new Map<string, { id: string; name: string; models: number }>();
    let count = 0;
    for (const { model } of models) {
      const serving = model.techniques.filter((technique) => serves(technique, tactic));
      if (serving.length > 0) count += 1;
      for (const { id, name } of serving) {
        const known = found.get(id);
        if (known) known.models += 1;
        else found.set(id, { id, name, models: 1 });
      }
    }
    const techniques = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return { tactic, models: count, techniques };
  });
}
