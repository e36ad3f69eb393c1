import type { LoadTenant } from './make-load.ts';
import type { Standing } from './look.ts';

const idOf = ({ Id, id }: Record<string, unknown>): string => String(Id ?? id);

/** Every record of the tenants once, as `tenant/source/the vendor's own id`. */
export function listOffered(tenants: readonly LoadTenant[]): Set<string> {
  return new Set(
    tenants.flatMap(({ id, records }) =>
      records.map(({ source, record }) => `${id}/${source}/${idOf(record)}`),
    ),
  );
}

/**
 * `lost`: offered records that are no event, and events that are in no batch or that a stage refused.
 * `doubled`: events too many, in rows or in batches.
 */
export function compareEvents(
  { events, batchedEvents, buried }: Pick<Standing, 'events' | 'batchedEvents' | 'buried'>,
  offered: ReadonlySet<string>,
): { lost: number; doubled: number } {
  const rows = [...events.values()].reduce((sum, count) => sum + count, 0);
  const missing = [...offered].filter((key) => !events.has(key)).length;
  const unasked = [...events.keys()].filter((key) => !offered.has(key)).length;
  return {
    lost: missing + buried + Math.max(0, rows - batchedEvents),
    doubled: rows - events.size + unasked + Math.max(0, batchedEvents - rows),
  };
}
