/** Values of one column of many rows, as the array that `unnest` takes apart again. */
export function column<Row, Value>(rows: readonly Row[], of: (row: Row) => Value): Value[] {
  return rows.map(of);
}

/** Epoch ms as Postgres takes it. */
export function instant(ms: number): Date {
  return new Date(ms);
}

// JSON.stringify writes NUL and lone surrogates, and of surrogates only lone ones, as escapes.
const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** JSON that jsonb accepts: what it cannot hold becomes the replacement character. */
export function json(value: unknown): string {
  return JSON.stringify(value).replaceAll(unstorable, '$1\\ufffd');
}

/** Text that Postgres accepts: NUL becomes the replacement character. */
export function text<Value extends string | null | undefined>(value: Value): Value {
  return (value?.replaceAll('\0', '\ufffd') ?? null) as Value;
}

const betweenTexts = '\u001e';

/** Many JSON texts as one parameter, for `jsonRows`. As elements of an array each of their quotes would be escaped. */
export function jsonColumn<Row>(rows: readonly Row[], of: (row: Row) => unknown): string {
  // Of control characters JSON holds escapes alone: none stands in a text.
  return rows.map((row) => json(of(row))).join(betweenTexts);
}

/** The array of a parameter that `jsonColumn` made, such as `$6`. */
export const jsonRows = (parameter: string): string =>
  `string_to_array(${parameter}::text, chr(${betweenTexts.charCodeAt(0)}))::json[]`;
