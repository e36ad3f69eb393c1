/** A run of text as it may be shown: plain, a character that would hide, or an address that must not be clicked. */
export interface Piece {
  kind: 'plain' | 'mark' | 'address';
  shown: string;
}

const textMax = 600;

// Controls, format characters (bidi, zero-width, tags), line separators, private use, and letters that draw nothing.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/u;
const ipv4 = String.raw`\b(?:\d{1,3}\.){3}\d{1,3}\b`;
// Two colons at once, or four groups: a clock time has neither.
const ipv6 = String.raw`(?<![\w:.])(?=[0-9a-f:]*::|(?:[0-9a-f]{1,4}:){4})[0-9a-f]{0,4}(?::{1,2}[0-9a-f]{1,4}){2,7}(?![\w:])`;
const url = String.raw`\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>"']+`;
const spans = new RegExp(`(${unseen.source})|(${url}|${ipv4}|${ipv6})`, 'giu');

/** `U+202E`, the way a character that hides is named. */
export const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** An address that nothing will turn into a link: `hxxps://evil[.]example`. */
export function defang(address: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(address)?.[0] ?? '';
  const rest = address.slice(scheme.length);
  if (scheme === '' && !rest.includes('.')) return rest.replaceAll(':', '[:]');
  const broken = /^http/i.test(scheme)
    ? scheme.replace(/^http/i, 'hxxp')
    : scheme.replace(':', '[:]');
  return broken + rest.replaceAll('.', '[.]');
}

/** Splits outsider-written text into what may be shown. Longer than `max` is cut, and the cut is said. */
export function piecesOf(text: string, max = textMax): Piece[] {
  const kept = text.length > max ? text.slice(0, max) : text;
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of kept.matchAll(spans)) {
    if (match.index > from) pieces.push({ kind: 'plain', shown: kept.slice(from, match.index) });
    pieces.push(
      match[1] === undefined
        ? { kind: 'address', shown: defang(match[0]) }
        : { kind: 'mark', shown: nameOf(match[0]) },
    );
    from = match.index + match[0].length;
  }
  if (from < kept.length) pieces.push({ kind: 'plain', shown: kept.slice(from) });
  if (kept !== text) {
    const length = text.length.toLocaleString('en-GB');
    pieces.push({ kind: 'mark', shown: `… cut, ${length} characters` });
  }
  return pieces;
}

/** The same as one string, for titles and labels. */
export const plainOf = (text: string, max?: number): string =>
  piecesOf(text, max)
    .map(({ kind, shown }) => (kind === 'mark' ? `[${shown}]` : shown))
    .join('');
