import { type Fields, isText } from '../fields.ts';

/** Why a line holds no flow: nothing was there to see, or what was there was not kept. */
const reasons: Readonly<Record<string, string>> = {
  NODATA: 'nothing was sent or received',
  SKIPDATA: 'records were lost',
};

/** A window of a network card of which the log holds no flows; undefined where it holds one. */
export function gapOf(fields: Fields): { reason: string } | undefined {
  const status = fields.peek('log-status', isText)?.toUpperCase() ?? '';
  if (!Object.hasOwn(reasons, status)) return undefined;
  return { reason: `${status}: ${reasons[status]!}` };
}
