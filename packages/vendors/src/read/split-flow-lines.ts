import { defaultFields } from '../aws-vpc-flow/fields-of-flow.ts';
import { flowHeaderOf, isFlowLine, toFlow, wordsOf } from './flow-line.ts';
import { splitLines } from './split-lines.ts';
import type { Piece } from './types.ts';

/** Lines of a flow log. A header names the fields of the lines below it; without one they are the default's. */
export async function* splitFlowLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let names: readonly string[] = defaultFields;
  for await (const piece of splitLines(input)) {
    const { line, text } = piece;
    if (text === undefined) {
      yield piece;
      continue;
    }
    const header = flowHeaderOf(text);
    if (header) names = header;
    else yield { line, ...flowOf(text, names) };
  }
}

function flowOf(text: string, names: readonly string[]): Omit<Piece, 'line'> {
  const words = wordsOf(text);
  if (words.length === names.length) return { record: toFlow(words, names) };
  const reason = `not a line of this flow log: ${words.length} fields, not ${names.length}`;
  return { reason };
}

/** Does a text begin as a flow log does? */
export function isFlowLog(firstLine: string): boolean {
  return isFlowLine(firstLine) || flowHeaderOf(firstLine) !== undefined;
}
