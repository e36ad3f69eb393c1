import { paramOf, type Params } from '../text/param-of.ts';

/** What the URL asks the search to show; empty: not restricted. */
export interface SearchFilter {
  entity: string;
  operation: string;
  ip: string;
  asn: string;
  country: string;
  kind: string;
  client: string;
  session: string;
  outcome: string;
  source: string;
  /** Minutes in UTC, `2026-03-12T09:00`; from inclusive, to exclusive. */
  from: string;
  to: string;
}

export type SearchField = keyof SearchFilter;

/** What the API is asked. */
export interface ApiEventFilter {
  tenant: string;
  subject?: string;
  operation?: string;
  ip?: string;
  asn?: number;
  country?: string;
  ipClass?: string;
  clientFamily?: string;
  session?: string;
  outcome?: string;
  source?: string;
  from?: string;
  to?: string;
}

/** Every field, with the word for it. */
export const searchFields: Readonly<Record<SearchField, string>> = {
  entity: 'Who',
  operation: 'Operation',
  ip: 'Address',
  asn: 'Network',
  country: 'Country',
  kind: 'Kind of network',
  client: 'Client',
  session: 'Session',
  outcome: 'Outcome',
  source: 'Feed',
  from: 'From',
  to: 'To',
};

const fields = Object.keys(searchFields) as SearchField[];

const isMinute = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}Z`));

const asWritten: Partial<Record<SearchField, (text: string) => string>> = {
  asn: (text) => /^(?:AS)?(\d{1,10})$/i.exec(text)?.[1] ?? '',
  from: (text) => (isMinute(text) ? text : ''),
  to: (text) => (isMinute(text) ? text : ''),
};

/** Reads the search's URL; what it does not know it ignores. */
export function filterOfUrl(params: Params): SearchFilter {
  const read = fields.map((field) => {
    const text = paramOf(params, field);
    return [field, asWritten[field]?.(text) ?? text];
  });
  return Object.fromEntries(read) as SearchFilter;
}

/** The URL of a filter in a tenant, without what is not restricted. */
export function searchUrl(tenant: string, filter: Partial<SearchFilter>, after?: string): string {
  const params = new URLSearchParams();
  for (const field of fields) if (filter[field]) params.set(field, filter[field]);
  if (after) params.set('after', after);
  const query = params.toString();
  return `/t/${encodeURIComponent(tenant)}/search${query ? `?${query}` : ''}`;
}

/** The fields that restrict, in the order of the table. */
export const restrictedBy = (filter: SearchFilter): SearchField[] =>
  fields.filter((field) => filter[field] !== '');

/** A minute of UTC as the URL writes it. */
export const minuteOf = (at: string | number): string => new Date(at).toISOString().slice(0, 16);

/** The API's filter. */
export function apiFilterOf(tenant: string, filter: SearchFilter): ApiEventFilter {
  const { entity, operation, ip, asn, country, kind, client, session, outcome, source } = filter;
  return {
    tenant,
    ...(entity && { subject: entity }),
    ...(operation && { operation }),
    ...(ip && { ip }),
    ...(asn && { asn: Number(asn) }),
    ...(country && { country: country.toUpperCase() }),
    ...(kind && { ipClass: kind }),
    ...(client && { clientFamily: client }),
    ...(session && { session }),
    ...(outcome && { outcome }),
    ...(source && { source }),
    ...(filter.from && { from: `${filter.from}:00.000Z` }),
    ...(filter.to && { to: `${filter.to}:00.000Z` }),
  };
}
