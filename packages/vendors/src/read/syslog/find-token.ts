const name = /[^\s=\]"]{1,64}/y;
/** Ours, under whatever enterprise number: nobody else's element has this name. */
const ours = /^nightjar@\d{1,10}$/;

/**
 * Walks the structured data of an RFC 5424 message from `from` on: where the message proper begins, and our
 * token where it holds one. No end where it is malformed.
 */
export function findToken(text: string, from: number): { end?: number; token?: string } {
  if (text[from] === '-') return isOver(text, from + 1) ? { end: from + 1 } : {};
  let at = from;
  let token: string | undefined;
  while (text[at] === '[') {
    const id = wordAt(text, at + 1);
    at += 1 + id.length;
    while (text[at] === ' ') {
      const param = wordAt(text, at + 1);
      const open = at + 1 + param.length;
      const close = text.startsWith('="', open) ? endOfQuoted(text, open + 2) : -1;
      if (param === '' || close < 0) return {};
      if (param === 'token' && ours.test(id))
        token = text.slice(open + 2, close).replace(/\\(["\\\]])/g, '$1');
      at = close + 1;
    }
    if (id === '' || text[at] !== ']') return {};
    at += 1;
  }
  if (at === from || !isOver(text, at)) return {};
  return { end: at, ...(token !== undefined && { token }) };
}

const isOver = (text: string, at: number): boolean => at === text.length || text[at] === ' ';

function wordAt(text: string, at: number): string {
  name.lastIndex = at;
  return name.exec(text)?.[0] ?? '';
}

/** Where a value ends in which quotes are written `\"`; -1: nowhere. */
function endOfQuoted(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
