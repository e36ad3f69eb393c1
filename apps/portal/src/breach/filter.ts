import { paramOf, type Params } from '../text/param-of.ts';

/** What the URL asks the breach log to show; empty: not restricted. */
export interface BreachFilter {
  entity: string;
  model: string;
  category: string;
  score: string;
  /** Days, ISO, both inclusive. */
  from: string;
  to: string;
}

/** What the API is asked. */
export interface ApiBreachFilter {
  tenants: string[];
  subject?: string;
  model?: string;
  category?: string[];
  minScore?: number;
  from?: string;
  to?: string;
}

export const categories = ['Critical', 'Suspicious', 'Informational'] as const;
const fields = ['entity', 'model', 'category', 'score', 'from', 'to'] as const;
const dayMs = 86_400_000;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Reads the log's URL; what it does not know it ignores. */
export function filterOfUrl(params: Params): BreachFilter {
  const [category, score, from, to] = (['category', 'score', 'from', 'to'] as const).map((field) =>
    paramOf(params, field),
  ) as [string, string, string, string];
  return {
    entity: paramOf(params, 'entity'),
    model: paramOf(params, 'model'),
    category: categories.find((one) => one === category) ?? '',
    score: /^\d{1,3}(\.\d)?$/.test(score) ? score : '',
    from: isDay(from) ? from : '',
    to: isDay(to) ? to : '',
  };
}

/** Where the list of breaches continues, as its URL holds it. */
export const afterOfUrl = (params: Params): string | null => paramOf(params, 'after') || null;

/** The URL of a filter in a tenant, without what is not restricted. */
export function logUrl(tenant: string, filter: Partial<BreachFilter>, after?: string): string {
  const params = new URLSearchParams();
  for (const field of fields) if (filter[field]) params.set(field, filter[field]);
  if (after) params.set('after', after);
  const query = params.toString();
  return `/t/${encodeURIComponent(tenant)}/breaches${query ? `?${query}` : ''}`;
}

export const isRestricted = (filter: BreachFilter): boolean =>
  fields.some((field) => filter[field] !== '');

/** The API's filter; the last day is whole. */
export function apiFilterOf(tenant: string, filter: BreachFilter): ApiBreachFilter {
  const { entity, model, category, score, from, to } = filter;
  return {
    tenants: [tenant],
    ...(entity && { subject: entity }),
    ...(model && { model }),
    ...(category && { category: [category] }),
    ...(score && { minScore: Number(score) }),
    ...(from && { from: `${from}T00:00:00.000Z` }),
    ...(to && { to: new Date(Date.parse(to) + dayMs).toISOString() }),
  };
}
