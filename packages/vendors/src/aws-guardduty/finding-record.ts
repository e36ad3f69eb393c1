import { lowerFirst } from '../record/lower-first.ts';

const depthMax = 16;

/** The finding under the names of its export: the command line capitalises them. */
export function toFinding(record: Record<string, unknown>): Record<string, unknown> {
  return 'SchemaVersion' in record
    ? (lowerFirst(record, depthMax) as Record<string, unknown>)
    : record;
}
