import { ofNames } from '../record/of-names.ts';
import { remembered } from '../record/remembered.ts';

/** For the names of a row: the columns that it has for a name, in the order of the suffixes. */
export function columnsBy(
  suffixes: readonly string[],
): (row: object) => (name: string) => readonly string[] {
  return ofNames((names) => {
    const own = new Set(names);
    return remembered((name) =>
      suffixes.map((suffix) => name + suffix).filter((column) => own.has(column)),
    );
  });
}
