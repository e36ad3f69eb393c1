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
  const isCounted = (value: unknown): value is Said =>
    isSaid(value) &&
    (typeof value === 'number' || (value.length < 17 && /^\d+$/.test(value))) &&
    Number.isSafeInteger(Number(value)) &&
    Number(value) >= 0 &&
    Number(value) <= max;
  const value = fields.take(name, isCounted);
  return value === undefined ? undefined : Number(value);
}

/** Epoch seconds, as the log has them, or a time in text; as epoch ms. It stays in the rest as it came. */
export function timeAt(fields: Fields, name: string): number | undefined {
  const isTimed = (value: unknown): value is Said => isSaid(value) && !Number.isNaN(timeOf(value));
  const value = fields.peek(name, isTimed);
  return value === undefined ? undefined : timeOf(value);
}

const secondsMax = 1e11;

function timeOf(value: Said): number {
  const isDigits = typeof value === 'number' || /^\d{1,14}$/.test(value);
  if (!isDigits) return parseTime(String(value));
  const number = Number(value);
  const ms = number < secondsMax ? number * 1000 : number;
  return Number.isSafeInteger(Math.round(ms)) && number > 0 ? Math.round(ms) : Number.NaN;
}
