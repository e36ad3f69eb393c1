import { isRecord } from '../fields.ts';

const depthMax = 16;

/** The finding under the names of its export: the command line capitalises them. */
export function toFinding(record: Record<string, unknown>): Record<string, unknown> {
  return 'SchemaVersion' in record
    ? (lowered(record, depthMax) as Record<string, unknown>)
    : record;
}

function lowered(value: unknown, levels: number): unknown {
  if (levels === 0) return value;
  if (Array.isArray(value)) return value.map((one) => lowered(one, levels - 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/^[A-Z]/, (first) => first.toLowerCase()),
      lowered(inner, levels - 1),
    ]),
  );
}
