/**
 * Rows of a Log Analytics workspace say the same as the vendor's own records by other names: columns may
 * carry a unit (`TimeGenerated [UTC]`) or a kind (`Status_string`), lists and objects come as JSON text.
 */
export type Row = Readonly<Record<string, unknown>>;

const suffixes = ['', ' [UTC]', '_string', '_dynamic'];

/** The cell of a column, whatever its suffix; undefined where it is empty. */
export function cellOf(row: Row, ...names: readonly string[]): unknown {
  for (const name of names) {
    for (const suffix of suffixes) {
      const cell = row[name + suffix];
      if (cell !== undefined && cell !== null && cell !== '') return cell;
    }
  }
  return undefined;
}

/** A cell that holds a list or an object, unfolded from its text. */
export function unfold(cell: unknown): unknown {
  if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** The row without what is empty and without the columns named, for what has no home elsewhere. */
export function restOf(row: Row, taken: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name, cell]) =>
        cell !== null &&
        cell !== '' &&
        !taken.has(name) &&
        !suffixes.some((suffix) => suffix !== '' && taken.has(name.replace(suffix, ''))),
    ),
  );
}
