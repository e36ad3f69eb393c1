import { parseIsoFast } from './parse-iso-fast.ts';

/** `5/4/2021, 10:01:42.741 AM` and `04/05/2021 22:01:42`, as portals, spreadsheets and PowerShell write UTC. */
const slashed =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?: ([AP])M)?(?: ?(?:Z|UTC|\+00:?00))?$/i;
/** `/Date(1773307800123)/` and `/Date(1773307800123+0100)/`: milliseconds of UTC, whatever the offset says. */
const dotNet = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;
const iso =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?)? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
const lengthMax = 48;

/**
 * Epoch ms of a time as Microsoft's exports write it, which is UTC where no zone is said. NaN: no time, or one
 * that may be two: `4/5/2021` without AM or PM may be of April or of May.
 */
export function parseTime(text: string): number {
  const fast = parseIsoFast(text);
  return Number.isNaN(fast) ? parseTimeOfAnyForm(text) : fast;
}

/** The same, of each form by its pattern. */
export function parseTimeOfAnyForm(text: string): number {
  const value = text.length > lengthMax ? '' : text.trim();
  const ms = dotNet.exec(value)?.[1];
  if (ms !== undefined) return Number(ms);
  const parts = iso.exec(value);
  return parts ? parseIso(parts) : parseSlashed(value);
}

function parseIso([, day, clock = '00:00', fraction = '', zone = 'Z']: RegExpExecArray): number {
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  const offset = /^(?:z|utc)$/i.test(zone)
    ? 'Z'
    : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return Date.parse(`${day}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
}

function parseSlashed(value: string): number {
  const parts = slashed.exec(value);
  if (!parts) return Number.NaN;
  const [first, second, year, hour, minute] = parts.slice(1, 6).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const half = parts[8]?.toLowerCase();
  // The half of the day is how America writes; the clock of 24 hours goes with either order.
  const order = half !== undefined || first === second ? 'month' : orderOf(first, second);
  if (order === undefined || hour > (half ? 12 : 23) || minute > 59) return Number.NaN;
  const [month, day] = order === 'month' ? [first, second] : [second, first];
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const at = Date.UTC(
    year,
    month - 1,
    day,
    hours,
    minute,
    Number(parts[6] ?? 0),
    Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0')),
  );
  return isDay(at, { month, day }) ? at : Number.NaN;
}

/** Only a number beyond twelve tells the day from the month. */
function orderOf(first: number, second: number): 'month' | 'day' | undefined {
  if (first > 12) return 'day';
  return second > 12 ? 'month' : undefined;
}

/** `Date.UTC` goes on into the next month where a day is none. */
function isDay(at: number, { month, day }: { month: number; day: number }): boolean {
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
