import { type Fields, isText } from '../record/fields.ts';
import { parseTime } from '../record/parse-time.ts';

type Said = string | number;
const isSaid = (value: unknown): value is Said => isText(value) || typeof value === 'number';

/** A whole number, from a number or its digits; it stays in the rest where it is none, or beyond the limit. */
export function takeCount(
  fields: Fields,
  name: string,
  max = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const value = fields.peek(name, isSaid);
  const count = value === undefined ? undefined : countOf(value);
  if (count === undefined || count > max) return undefined;
  fields.take(name, isSaid);
  return count;
}

function countOf(value: Said): number | undefined {
  if (typeof value === 'string' && (value.length > 16 || !/^\d+$/.test(value))) return undefined;
  const count = Number(value);
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** Epoch seconds, as the log has them, or a time in text; as epoch ms. It stays in the rest as it came. */
export function timeAt(fields: Fields, name: string): number | undefined {
  const value = fields.peek(name, isSaid);
  const time = value === undefined ? NaN : timeOf(value);
  return Number.isNaN(time) ? undefined : time;
}

const secondsMax = 1e11;

function timeOf(value: Said): number {
  const isDigits = typeof value === 'number' || /^\d{1,14}$/.test(value);
  if (!isDigits) return parseTime(String(value));
  const number = Number(value);
  const ms = number < secondsMax ? number * 1000 : number;
  return Number.isSafeInteger(Math.round(ms)) && number > 0 ? Math.round(ms) : Number.NaN;
}
