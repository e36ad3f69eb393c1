import type { IncidentFilter, IncidentStatus, Severity } from '../graphql/schema.ts';
import { paramOf, type Params } from '../text/param-of.ts';

const open: readonly IncidentStatus[] = ['NEW', 'IN_PROGRESS', 'ON_HOLD'];
const dueSoonMinutes = 30;

/** Saved views: what each asks the API for. */
export const views = {
  decide: { name: 'Needs a decision', asks: { status: ['NEW'], snoozed: false } },
  mine: { name: 'Mine', asks: { mine: true, status: open } },
  unassigned: { name: 'Unassigned', asks: { unassigned: true, status: open } },
  due: {
    name: `Due < ${dueSoonMinutes} min`,
    asks: { dueWithinMinutes: dueSoonMinutes, snoozed: false },
  },
  hold: { name: 'On hold', asks: { status: ['ON_HOLD'] } },
  snoozed: { name: 'Snoozed', asks: { snoozed: true } },
  contained: { name: 'Contained', asks: { contained: true, status: open } },
  closed: { name: 'Closed', asks: { status: ['RESOLVED', 'CLOSED'] } },
  all: { name: 'All', asks: {} },
} as const satisfies Record<string, { name: string; asks: Asked }>;

type Asked = Omit<IncidentFilter, 'status'> & { status?: readonly IncidentStatus[] };

export type ViewId = keyof typeof views;

const severities: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const statuses: readonly IncidentStatus[] = [...open, 'RESOLVED', 'CLOSED'];

/** What the URL asks the queue to show. */
export interface QueueFilter {
  view: ViewId;
  /** As typed: `severity:>=high tenant:acme,borealis ortega`. */
  q: string;
  /** Slug, where the list is one tenant's. */
  tenant?: string;
}

const firstView = (tenant: string | undefined): ViewId => (tenant === undefined ? 'decide' : 'all');

/** Where the list lives. */
export const pathOf = ({ tenant }: QueueFilter): string =>
  tenant === undefined ? '/mssp/queue' : `/t/${encodeURIComponent(tenant)}/incidents`;

/** Reads the queue's URL; what it does not know it ignores. */
export function filterOfUrl(params: Params, tenant?: string): QueueFilter {
  const view = paramOf(params, 'view');
  return {
    // A customer's own list starts with everything; the queue with what waits for a decision.
    view: Object.hasOwn(views, view) ? (view as ViewId) : firstView(tenant),
    q: paramOf(params, 'q'),
    ...(tenant === undefined ? {} : { tenant }),
  };
}

/** The URL of a filter, without what is default. */
export function urlOfFilter(filter: QueueFilter): string {
  const { view, q, tenant } = filter;
  const params = new URLSearchParams();
  if (view !== firstView(tenant)) params.set('view', view);
  if (q) params.set('q', q);
  const query = params.toString();
  return query ? `${pathOf(filter)}?${query}` : pathOf(filter);
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
  if (value === 'open') return [...open];
  const named = value
    .split(',')
    .map((word) => word.toUpperCase() as IncidentStatus)
    .filter((word) => statuses.includes(word));
  return named.length > 0 ? named : undefined;
};

/** The API's filter of what was typed: `key:value` words restrict, the rest is text. */
export function apiFilterOf({ view, q, tenant }: QueueFilter): IncidentFilter {
  const { status, ...asks }: Asked = views[view].asks;
  const filter: IncidentFilter = { ...asks, ...(status && { status: [...status] }) };
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
  if (tenant !== undefined) filter.tenants = [tenant];
  return filter;
}
