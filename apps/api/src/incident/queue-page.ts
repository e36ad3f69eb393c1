import { z } from 'zod';
import type { IncidentStatus } from '@nightjar/core';
import type { QueueFilter } from '@nightjar/db';

/** Arguments of the query `incidents`, as GraphQL validated them. */
export interface IncidentsArgs {
  filter?: {
    tenants?: string[] | null;
    status?: string[] | null;
    severity?: string[] | null;
    minScore?: number | null;
    text?: string | null;
    mine?: boolean | null;
    unassigned?: boolean | null;
    pinned?: boolean | null;
    snoozed?: boolean | null;
    contained?: boolean | null;
    dueWithinMinutes?: number | null;
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

/** Who asks, when, of which tenants. */
interface Asked {
  tenantIds: readonly string[];
  personId: string;
  /** Epoch ms. */
  now: number;
}

type Filter = NonNullable<IncidentsArgs['filter']>;

/** What the filter means for the rows of some tenants. */
export function queueFilter(asked: Asked, given: IncidentsArgs['filter']): QueueFilter {
  const filter = given ?? {};
  const text = filter.text?.trim().slice(0, 200).replaceAll('\0', '');
  return {
    tenantIds: asked.tenantIds,
    statuses: filter.status?.map((status) => status.toLowerCase() as IncidentStatus),
    severities: filter.severity?.map((name) => severities[name as keyof typeof severities]),
    minScore: filter.minScore ?? undefined,
    ...(text && { text }),
    ...workFilter(filter, asked),
  };
}

/** Whose it is, and whether it presses. */
function workFilter(filter: Filter, { personId, now }: Asked): Partial<QueueFilter> {
  const { pinned, snoozed, contained, dueWithinMinutes } = filter;
  return {
    ...(filter.unassigned && { assigneeId: null }),
    ...(filter.mine && { assigneeId: personId }),
    isPinned: pinned ?? undefined,
    isContained: contained ?? undefined,
    ...(snoozed != null && { snoozed: { is: snoozed, now } }),
    ...(dueWithinMinutes != null && { dueBefore: now + dueWithinMinutes * 60_000 }),
  };
}
