/** Unseen, steering and line-breaking characters; a terminal obeys them, a reader is misled by them. */
const steering = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text for one line of a terminal: outsiders' control and direction characters are shown, not obeyed. */
export function harmless(text: string): string {
  return text.replace(steering, (found) => `\\u{${found.codePointAt(0)!.toString(16)}}`);
}

/** JSON text that says the same and holds no such character. */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value).replace(steering, (found) =>
    [...Array(found.length).keys()]
      .map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
