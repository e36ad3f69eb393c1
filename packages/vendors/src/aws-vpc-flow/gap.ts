import { type Fields, isText } from '../record/fields.ts';
import type { Gap } from '../vendor.ts';
import { timeAt } from './take.ts';

/** A line without a flow: nothing was there to see, or what was there was not kept. */
const statuses: Readonly<Record<string, { isLost: boolean; reason: string }>> = {
  NODATA: { isLost: false, reason: 'NODATA: nothing was sent or received' },
  SKIPDATA: { isLost: true, reason: 'SKIPDATA: records were lost' },
};

/** A window of a network card of which the log holds no flows; undefined where the line holds one. */
export function gapOf(fields: Fields): { reason: string; gap?: Gap } | undefined {
  const status = fields.peek('log-status', isText)?.toUpperCase() ?? '';
  if (!Object.hasOwn(statuses, status)) return undefined;
  const { isLost, reason } = statuses[status]!;
  const start = timeAt(fields, 'start');
  if (start === undefined) return { reason: `${reason}, and when is not told` };
  const end = timeAt(fields, 'end') ?? start;
  const of = fields.peek('interface-id', isText) ?? 'a network card';
  return { reason, gap: { isLost, of, start, end } };
}
