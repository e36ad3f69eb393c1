const zero = 48;
const dash = 45;
const colon = 58;

/**
 * Epoch ms of `2026-03-12T09:30:17`, with a fraction or without, of UTC; NaN for all that is written otherwise,
 * and for the last days of months, of which not each has each.
 */
export function parseIsoFast(text: string): number {
  const { length } = text;
  if (length < 19 || text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return NaN;
  const between = text.charCodeAt(10);
  if (between !== letterT && between !== space) return NaN;
  if (text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon) return NaN;
  const ms = millisecondsOf(text);
  const month = twoAt(text, 5);
  const day = twoAt(text, 8);
  const hour = twoAt(text, 11);
  const minute = twoAt(text, 14);
  const second = twoAt(text, 17);
  // What is no digit makes NaN of its number, of which no comparison holds.
  const isSure = month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour <= 23;
  if (!isSure || !(minute <= 59) || !(second <= 59)) return NaN;
  const year = twoAt(text, 0) * 100 + twoAt(text, 2);
  // `Date.UTC` takes 0 to 99 for years of the last century.
  return year >= 1000 ? Date.UTC(year, month - 1, day, hour, minute, second, ms) : NaN;
}

const letterT = 84;
const letterZ = 90;
const space = 32;
const point = 46;
const fractionMax = 9;

/** Of the fraction; a time without a zone is of UTC, too. */
function millisecondsOf(text: string): number {
  const end = text.length - zoneLengthOf(text);
  if (end === 19) return 0;
  if (text.charCodeAt(19) !== point || end < 21 || end > 20 + fractionMax) return NaN;
  let ms = 0;
  for (let at = 20; at < end; at++) {
    const digit = digitAt(text, at);
    if (at < 23) ms = ms * 10 + digit;
    else if (Number.isNaN(digit)) return NaN;
  }
  return ms * (end === 21 ? 100 : end === 22 ? 10 : 1);
}

/** How many characters say that the time is of UTC. */
function zoneLengthOf(text: string): number {
  if (text.charCodeAt(text.length - 1) === letterZ) return 1;
  if (text.endsWith('+0000')) return 5;
  return text.endsWith('+00:00') ? 6 : 0;
}

function twoAt(text: string, at: number): number {
  return digitAt(text, at) * 10 + digitAt(text, at + 1);
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - zero;
  return digit >= 0 && digit <= 9 ? digit : NaN;
}
