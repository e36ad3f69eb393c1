import { openIntelligence } from '@nightjar/intel';
import type { VendorRecord } from '@nightjar/scenarios';
import { vendors } from '@nightjar/vendors';

const { lookUp } = openIntelligence();

/** An event as it was given: the vendor's own words, and what the normaliser and the lists of addresses say of it. */
export interface GivenEvent {
  key: string;
  time: number;
  source: string;
  operation: string;
  classUid: number;
  isFailure: boolean;
  /** Request id by which two feeds tell one act. */
  request: string | null;
  /** Acts that the record stands for. */
  count: number;
  ip: string | null;
  /** Who did it, in every way that the event names them. */
  actors: readonly string[];
  /** What it was done to, in every way that the event names it. */
  reached: readonly string[];
  /** Every text of the record and of the event. */
  texts: readonly string[];
}

export interface Network {
  asn: number | null;
  asnName: string | null;
  country: string | null;
  class: string | null;
}

/** What is known of an address. */
export function networkOf(ip: string): Network {
  const found = lookUp(ip);
  return {
    asn: found?.asn ?? null,
    asnName: found?.asnName ?? null,
    country: found?.country ?? null,
    class: found?.class ?? null,
  };
}

/** Reads a record; undefined where no vendor understands it. */
export function readEvent({ source, record }: VendorRecord): GivenEvent | undefined {
  const read = vendors[source].normalise(record, lookUp);
  if (!read.ok) return undefined;
  // What is asked of it is few fields of any class.
  const event = read.event as unknown as Loose;
  return {
    key: `${source} ${event.metadata?.uid}`,
    time: event.time,
    source,
    operation: String(event.metadata?.event_code ?? event.api?.operation ?? ''),
    classUid: event.class_uid,
    isFailure: event.status_id === 2,
    request: event.metadata?.correlation_uid ?? null,
    count: event.count ?? 1,
    ip: event.src_endpoint?.ip ?? null,
    actors: textsOf([event.actor, event.user, event.dst_endpoint, event.device]),
    reached: textsOf([
      event.resources,
      containersIn(event.api?.request?.data),
      event.service,
      event.user,
    ]),
    texts: [...textsOf(record), ...textsOf(event)],
  };
}

interface Loose {
  time: number;
  class_uid: number;
  status_id?: number;
  count?: number;
  metadata?: { uid?: string; event_code?: string; correlation_uid?: string };
  api?: { operation?: string; request?: { data?: object } };
  src_endpoint?: { ip?: string };
  actor?: unknown;
  user?: unknown;
  dst_endpoint?: unknown;
  device?: unknown;
  resources?: unknown;
  file?: unknown;
  service?: unknown;
}

/** What a request names, without the objects that lie in it: of a bucket there may be thousands. */
function containersIn(request: object | undefined): unknown {
  const { key: _, ...named } = { key: undefined, ...request };
  return named;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** Acts that the events tell: what two feeds tell of one request is one act, told by the feed that tells most. */
export function countActs(events: readonly GivenEvent[]): number {
  let acts = 0;
  for (const told of Map.groupBy(events, ({ request, key }) => request ?? key).values()) {
    const isSignIn = told.some(({ classUid }) => classUid === 3002);
    const sums = [...Map.groupBy(told, ({ source }) => source).values()].map((ofFeed) =>
      ofFeed.reduce((sum, { count }) => sum + count, 0),
    );
    acts += isSignIn && told[0]!.request !== null ? 1 : Math.max(...sums);
  }
  return acts;
}
