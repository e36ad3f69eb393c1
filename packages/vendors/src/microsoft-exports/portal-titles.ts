import { put } from '../record/fields.ts';
import { ofNames } from '../record/of-names.ts';

/** A field by the titles that a portal's download may give it. */
export type Titles = Readonly<Record<string, readonly string[]>>;

type Row = Readonly<Record<string, unknown>>;

const canonical = (title: string): string => title.trim().replace(/\s+/g, ' ').toLowerCase();

function fieldByTitle(titles: Titles): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(titles).flatMap(([field, names]) =>
      names.map((name): [string, string] => [canonical(name), field]),
    ),
  );
}

/** The fields that a row has a title of, filled or not. */
export function titledFields(titles: Titles): (row: object) => ReadonlySet<string | undefined> {
  const fieldOf = fieldByTitle(titles);
  return ofNames((names) => new Set(names.map((title) => fieldOf.get(canonical(title)))));
}

/** Cells by the fields they mean, whatever the titles' case and spaces; the rest stays under its titles. */
export function titleReader(
  titles: Titles,
): (row: Row) => { taken: Record<string, unknown>; rest: Record<string, unknown> } {
  const fieldOf = fieldByTitle(titles);
  const columnsOf = ofNames((names) =>
    names.map((title) => ({ title, field: fieldOf.get(canonical(title)) })),
  );
  return (row) => {
    const taken: Record<string, unknown> = {};
    const rest: Record<string, unknown> = {};
    for (const { title, field } of columnsOf(row)) {
      const cell = row[title];
      if (cell === '' || cell === null) continue;
      if (field === undefined || Object.hasOwn(taken, field)) put(rest, title, cell);
      else taken[field] = cell;
    }
    return { taken, rest };
  };
}
