const lengthMax = 80;

/**
 * Everything that is unseen, reorders what is around it or looks like a plain space: categories C and Z but
 * the ASCII space, fillers, variation selectors, and the quotes that we put around.
 */
const unseen =
  /[\p{C}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u034f\u115f\u1160\u3164\uffa0\u2800\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u201c\u201d]|(?<=\p{M}{2})\p{M}/gu;

const plainName = /^[A-Za-z0-9][A-Za-z0-9.@+'_-]{0,79}$/;

/**
 * A name that an outsider chose, in curly quotes, as part of a plain-text sentence: unseen and reordering
 * characters appear as `\u{...}`, the length is bounded, and nothing inside can close the quotes. It is not
 * escaped for HTML: the portal does that for whole sentences.
 */
export function quoteHostile(text: string): string {
  const characters = [...text];
  const shown = characters.slice(0, lengthMax).join('');
  const cut = characters.length > lengthMax ? `… (${characters.length} characters)` : '';
  return `\u201c${shown.replace(unseen, toEscape)}${cut}\u201d`;
}

/** An account's name: bare where it cannot mislead, else quoted. */
export function showName(name: string): string {
  return plainName.test(name) ? name : quoteHostile(name);
}

function toEscape(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
