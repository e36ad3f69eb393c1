import { sources, timeOfEventId, type TenantId } from '@nightjar/core';
import type { StoredEvent } from '@nightjar/db';

/** By OCSF's status_id. */
export const outcomes = ['unknown', 'success', 'failure'];

/** An event as the schema has it; what lies in its block is read when asked for. */
export function shapeEvent(tenantId: TenantId, event: StoredEvent) {
  return {
    ...event,
    tenantId,
    happenedAt: timeOfEventId(event.id),
    outcome: outcomes[event.outcome] ?? 'unknown',
    source: sources[event.source] ?? 'unknown',
    uid: event.sourceUid,
  };
}

export type EventShape = ReturnType<typeof shapeEvent>;
