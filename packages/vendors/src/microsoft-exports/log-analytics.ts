import { put } from '../record/fields.ts';
import { columnsBy } from './columns-of.ts';

/**
 * Rows of a Log Analytics workspace say the same as the vendor's own records by other names: columns may
 * carry a unit (`TimeGenerated [UTC]`) or a kind (`Status_string`), lists and objects come as JSON text.
 */
export type Row = Readonly<Record<string, unknown>>;

/** The columns of a table for each field of the vendor's record; of several the first that is filled. */
export type Columns = Readonly<Record<string, readonly string[]>>;

const columnsOf = columnsBy(['', ' [UTC]', '_string', '_dynamic']);

/** Reads cells of one row by their columns, whatever the suffix; undefined where a cell is empty. */
export function cellsOf(row: Row): (...names: readonly string[]) => unknown {
  const ofName = columnsOf(row);
  return (...names) => {
    const column = filledOf(row, { ofName, names });
    return column === undefined ? undefined : row[column];
  };
}

/** One cell of a row. */
export function cellOf(row: Row, ...names: readonly string[]): unknown {
  return cellsOf(row)(...names);
}

interface Asked {
  ofName: ReturnType<typeof columnsOf>;
  names: readonly string[];
}

/** The first of the columns with such a name that is filled. */
function filledOf(row: Row, { ofName, names }: Asked): string | undefined {
  for (const name of names) {
    for (const column of ofName(name)) if (isFilled(row[column])) return column;
  }
  return undefined;
}

function isFilled(cell: unknown): boolean {
  return cell !== undefined && cell !== null && cell !== '';
}

/** Takes cells out of a row. Of two columns for one thing the second is rest where the first is there. */
export class Cells {
  readonly #row: Row;
  readonly #ofName: Asked['ofName'];
  readonly #taken = new Set<string>();

  constructor(row: Row) {
    this.#row = row;
    this.#ofName = columnsOf(row);
  }

  /** The first filled cell of these columns that passes; it is no more in the rest. */
  take(names: readonly string[], passes: (cell: unknown) => boolean = () => true): unknown {
    const column = filledOf(this.#row, { ofName: this.#ofName, names });
    if (column === undefined || !passes(this.#row[column])) return undefined;
    this.#taken.add(column);
    return this.#row[column];
  }

  /** The filled cells of these columns under the names of their fields. */
  takeAs(columns: Columns): Record<string, unknown> {
    const taken: Record<string, unknown> = {};
    for (const [field, names] of Object.entries(columns)) {
      const cell = this.take(names);
      if (cell !== undefined) taken[field] = cell;
    }
    return taken;
  }

  /** The filled cells that were not taken, as they came. */
  rest(): Record<string, unknown> {
    const rest: Record<string, unknown> = {};
    for (const name of Object.keys(this.#row)) {
      const cell = this.#row[name];
      if (isFilled(cell) && !this.#taken.has(name)) put(rest, name, cell);
    }
    return rest;
  }
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
