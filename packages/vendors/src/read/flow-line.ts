import { defaultFields, flowFieldOf } from '../aws-vpc-flow/fields-of-flow.ts';

const lineCharsMax = 8192;
const timestamp = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Is the text a line of a flow log in its default format? Log groups put a time before it. */
export function isFlowLine(text: string): boolean {
  if (text.length > lineCharsMax) return false;
  const words = wordsOf(text);
  return (
    words.length === defaultFields.length &&
    /^\d{1,2}$/.test(words[0]!) &&
    /^(?:OK|NODATA|SKIPDATA)$/.test(words.at(-1)!)
  );
}

/** The fields that a header line names, as it names them; undefined where the line is no header. */
export function flowHeaderOf(text: string): string[] | undefined {
  if (text.length > lineCharsMax) return undefined;
  const words = wordsOf(text);
  const known = words.filter((word) => flowFieldOf(word) !== undefined);
  return words.length > 1 && known.length === words.length ? words : undefined;
}

/** The words of a line, without the time that a log group puts before them. */
export function wordsOf(text: string): string[] {
  const words = text.trim().split(/[ \t]+/);
  return words.length > 2 && timestamp.test(words[0]!) && !words.includes('start')
    ? words.slice(1)
    : words;
}

/** The words under the names of their fields; `-` says nothing. */
export function toFlow(
  words: readonly string[],
  names: readonly string[] = defaultFields,
): Record<string, string> {
  const cells = names.map((name, at): [string, string] => [name, words[at]!]);
  return Object.fromEntries(cells.filter(([, word]) => word !== '-'));
}
