import { unwrap } from './unwrap.ts';

type Row = Readonly<Record<string, string>>;

/** Columns in which exports put the vendor's own JSON. */
const known = ['AuditData', 'auditData', 'RawEventData', '_raw'];

/** In so many rows a column is looked for. */
const rowsMax = 20;

/** Finds the column that holds the vendor's own records, whatever its name is, by what its cells hold. */
export class JsonColumn {
  #columns: readonly string[] | undefined;
  #rows = 0;

  /** The columns for this row; none: the row is a record itself. */
  of(row: Row): readonly string[] {
    if (this.#columns !== undefined) return this.#columns;
    const named = known.filter((name) => Object.hasOwn(row, name));
    const found = named.length > 0 ? named : Object.keys(row).filter((name) => isHeld(row[name]!));
    if (found.length > 0) this.#columns = found.slice(0, known.length);
    else if (++this.#rows >= rowsMax) this.#columns = [];
    return this.#columns ?? [];
  }
}

/** Does a cell hold a record of a feed that we know? */
function isHeld(cell: string): boolean {
  if (!/^\s*\{/.test(cell)) return false;
  try {
    return unwrap(JSON.parse(cell)).source !== null;
  } catch {
    return false;
  }
}
