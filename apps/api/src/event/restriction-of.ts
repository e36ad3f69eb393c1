import { isIP } from 'node:net';
import { entityKeyOf, lowestEventId, sources } from '@nightjar/core';
import type { EventRestriction } from '@nightjar/db';
import { outcomes } from './shape-event.ts';

/** The schema's `EventFilter` without its tenant; times in epoch ms. Absent fields do not restrict. */
export interface EventFilter {
  subject?: string | null;
  ip?: string | null;
  operation?: string | null;
  asn?: number | null;
  country?: string | null;
  ipClass?: string | null;
  clientFamily?: string | null;
  session?: string | null;
  outcome?: string | null;
  source?: string | null;
  from?: number | null;
  to?: number | null;
}

/** What it means for rows; undefined where no event can be so. */
export function restrictionOf(filter: EventFilter): EventRestriction | undefined {
  // What no event can hold Postgres would refuse to compare: an address that is none, half a number, a zero byte.
  if (filter.ip && isIP(filter.ip) === 0) return undefined;
  if (filter.asn != null && !Number.isSafeInteger(filter.asn)) return undefined;
  if (Object.values(filter).some((one) => typeof one === 'string' && one.includes('\0')))
    return undefined;
  const outcome = indexIn(outcomes, filter.outcome);
  const source = indexIn(sources, filter.source);
  if (outcome === -1 || source === -1) return undefined;
  return {
    fromId: idAt(filter.from),
    toId: idAt(filter.to),
    subject: filter.subject ? entityKeyOf(filter.subject) : undefined,
    ip: filter.ip ?? undefined,
    operation: filter.operation ?? undefined,
    asn: filter.asn ?? undefined,
    country: filter.country ?? undefined,
    ipClass: filter.ipClass ?? undefined,
    clientFamily: filter.clientFamily ?? undefined,
    session: filter.session ?? undefined,
    outcome,
    source,
  };
}

const idAt = (at: number | null | undefined): string | undefined =>
  typeof at === 'number' ? lowestEventId(at) : undefined;

const indexIn = (values: readonly string[], value: string | null | undefined): number | undefined =>
  typeof value === 'string' ? values.indexOf(value) : undefined;
