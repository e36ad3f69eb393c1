interface Name {
  name: string;
  /** As JSON writes it before a value. */
  key: string;
}

/** What is known of records whose names begin so. */
interface Shape {
  next: Map<string, Shape>;
  sorted?: readonly Name[];
}

const shapesMax = 20_000;
let root: Shape = { next: new Map() };
let shapes = 0;

/** The names of a record in order. A feed's records have few shapes, and sorting costs more than all else. */
export function sortedNames(record: object): readonly Name[] {
  const names = Object.keys(record);
  // A memo of a pure function: dropped whole when full, so hostile variety cannot grow it.
  if (shapes + names.length > shapesMax) {
    root = { next: new Map() };
    shapes = 0;
  }
  let shape = root;
  for (const name of names) {
    let next = shape.next.get(name);
    if (!next) {
      shape.next.set(name, (next = { next: new Map() }));
      shapes++;
    }
    shape = next;
  }
  shape.sorted ??= names.sort().map((name) => ({ name, key: `${JSON.stringify(name)}:` }));
  return shape.sorted;
}
