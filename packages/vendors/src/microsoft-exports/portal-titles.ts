/** A field by the titles that a portal's download may give it. */
export type Titles = Readonly<Record<string, readonly string[]>>;

const canonical = (title: string): string => title.trim().replace(/\s+/g, ' ').toLowerCase();

/** Cells by the fields they mean, whatever the titles' case and spaces; the rest stays under its titles. */
export function takeTitles(
  row: Readonly<Record<string, unknown>>,
  titles: Titles,
): { taken: Record<string, unknown>; rest: Record<string, unknown> } {
  const fieldOf = new Map(
    Object.entries(titles).flatMap(([field, names]) =>
      names.map((name): [string, string] => [canonical(name), field]),
    ),
  );
  const taken: Record<string, unknown> = {};
  const rest: [string, unknown][] = [];
  for (const [title, cell] of Object.entries(row)) {
    if (cell === '' || cell === null) continue;
    const field = fieldOf.get(canonical(title));
    if (field === undefined || Object.hasOwn(taken, field)) rest.push([title, cell]);
    else taken[field] = cell;
  }
  return { taken, rest: Object.fromEntries(rest) };
}
