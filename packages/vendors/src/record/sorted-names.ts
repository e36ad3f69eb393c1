import { ofNames } from './of-names.ts';

interface Name {
  name: string;
  /** Where its value stands among the record's own. */
  at: number;
  /** As JSON writes it before a value that is not the first, in UTF-8. */
  key: Uint8Array;
}

/** The names of a record in order: sorting costs more than all else. */
export const sortedNames: (record: object) => readonly Name[] = ofNames((names) =>
  names
    .map((name, at) => ({ name, at, key: bytesOf(`,${JSON.stringify(name)}:`) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1)),
);

/** Of its own: a small `Buffer` is part of a larger one. */
function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}
