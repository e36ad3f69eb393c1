import type { IncidentFilter, IncidentStatus, Severity } from '../graphql/schema.ts';

export const views = {
  decide: { name: 'Needs a decision', status: ['NEW'] },
  taken: { name: 'Acknowledged', status: ['ACKNOWLEDGED'] },
  contained: { name: 'Contained', status: ['CONTAINED'] },
  benign: { name: 'Benign', status: ['BENIGN'] },
  all: { name: 'All', status: undefined },
} as const satisfies Record<string, { name: string; status: readonly IncidentStatus[] | undefined }>;

export type ViewId = keyof typeof views;

const severities: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const statuses: readonly IncidentStatus[] = ['NEW', 'ACKNOWLEDGED', 'CONTAINED', 'BENIGN'];

/** What the URL asks the queue to show. */
export interface QueueFilter {
  view: ViewId;
  /** As typed: `severity:>=high tenant:acme,borealis ortega`. */
  q: string;
}

const single = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';

/** Reads the queue's URL; what it does not know it ignores. */
export function filterOfUrl(params: Record<string, string | string[] | undefined>): QueueFilter {
  const view = single(params.view);
  return {
    view: Object.hasOwn(views, view) ? (view as ViewId) : 'decide',
    q: single(params.q).slice(0, 300),
  };
}

/** The URL of a filter, without what is default. */
export function urlOfFilter({ view, q }: QueueFilter): string {
  const params = new URLSearchParams();
  if (view !== 'decide') params.set('view', view);
  if (q) params.set('q', q);
  const query = params.toString();
  return query ? `/mssp/queue?${query}` : '/mssp/queue';
}

function severitiesOf(value: string): Severity[] | undefined {
  const isAtLeast = value.startsWith('>=');
  const named = (isAtLeast ? value.slice(2) : value)
    .split(',')
    .map((word) => word.toUpperCase() as Severity)
    .filter((word) => severities.includes(word));
  if (!named[0]) return undefined;
  return isAtLeast ? severities.slice(severities.indexOf(named[0])) : named;
}

const statusesOf = (value: string): IncidentStatus[] | undefined => {
  if (value === 'open') return ['NEW', 'ACKNOWLEDGED'];
  const named = value
    .split(',')
    .map((word) => word.toUpperCase() as IncidentStatus)
    .filter((word) => statuses.includes(word));
  return named.length > 0 ? named : undefined;
};

/** The API's filter of what was typed: `key:value` words restrict, the rest is text. */
export function apiFilterOf({ view, q }: QueueFilter): IncidentFilter {
  const status = views[view].status;
  const filter: IncidentFilter = status ? { status: [...status] } : {};
  const text: string[] = [];
  for (const word of q.split(/\s+/).filter(Boolean)) {
    const [, key, value] = /^(severity|status|tenant|score):(.+)$/.exec(word) ?? [];
    if (key === 'severity') filter.severity = severitiesOf(value!) ?? filter.severity;
    else if (key === 'status') filter.status = statusesOf(value!) ?? filter.status;
    else if (key === 'tenant' && value !== '*') filter.tenants = value!.split(',');
    else if (key === 'score') filter.minScore = Number.parseFloat(value!.replace(/^>=/, '')) || 0;
    else if (!key) text.push(word);
  }
  if (text.length > 0) filter.text = text.join(' ');
  return filter;
}
