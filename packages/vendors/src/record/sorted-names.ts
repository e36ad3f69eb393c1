import { ofNames } from './of-names.ts';

interface Name {
  name: string;
  /** As JSON writes it before a value. */
  key: string;
}

/** The names of a record in order: sorting costs more than all else. */
export const sortedNames: (record: object) => readonly Name[] = ofNames((names) =>
  [...names].sort().map((name) => ({ name, key: `${JSON.stringify(name)}:` })),
);
