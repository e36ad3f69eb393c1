import { splitLines } from './split-lines.ts';
import type { Piece } from './types.ts';
import { ZeekHeader } from './zeek-header.ts';

/** Lines of Zeek's own logs. Headers name and type the columns below them; a file may hold several. */
export async function* splitZeek(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let header = new ZeekHeader();
  for await (const piece of splitLines(input)) {
    const { line, text } = piece;
    if (text === undefined) yield piece;
    else if (!text.startsWith('#')) yield { line, ...header.read(text) };
    else if (text.startsWith('#separator ')) header = new ZeekHeader(text.slice(11));
    else header.take(text);
  }
}

/** Does a text begin as such a log does? */
export function isZeekLog(firstLine: string): boolean {
  return /^#(?:separator |fields\t|path\t|set_separator\t)/.test(firstLine);
}
