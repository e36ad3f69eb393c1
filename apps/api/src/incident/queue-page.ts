import { z } from 'zod';
import type { QueueFilter, Standing } from '@nightjar/db';

/** Arguments of the query `incidents`, as GraphQL validated them. */
export interface IncidentsArgs {
  filter?: {
    tenants?: string[] | null;
    status?: string[] | null;
    severity?: string[] | null;
    minScore?: number | null;
    text?: string | null;
  } | null;
  orderBy?: 'PRIORITY' | 'NEWEST' | null;
  first?: number | null;
  after?: string | null;
}

/** A place in the queue, as a cursor holds it. */
export const queuePlace = z.tuple([
  z.number().int(),
  z.number().int(),
  z.number(),
  z.number().int(),
  z.uuid(),
  z.uuid(),
]);

const severities = { CRITICAL: 'Critical', HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low' } as const;

/** What the filter means for the rows of some tenants. */
export function queueFilter(
  tenantIds: readonly string[],
  filter: IncidentsArgs['filter'],
): QueueFilter {
  const text = filter?.text?.trim().slice(0, 200).replaceAll('\0', '');
  return {
    tenantIds,
    standings: filter?.status?.map((status) => status.toLowerCase() as Standing),
    severities: filter?.severity?.map((name) => severities[name as keyof typeof severities]),
    minScore: filter?.minScore ?? undefined,
    ...(text && { text }),
  };
}
