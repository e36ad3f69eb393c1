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

/** Of all that is held, in characters of names, for outsiders may write names of any length. */
const heldMax = 4_000_000;
/** What a name costs beside its characters. */
const nameCost = 100;
let root: Shape = { next: new Map() };
let held = 0;

/** The names of a record in order. A feed's records have few shapes, and sorting costs more than all else. */
export function sortedNames(record: object): readonly Name[] {
  const names = Object.keys(record);
  // A memo of a pure function: dropped whole when full, so hostile variety cannot grow it.
  if (held > heldMax) {
    root = { next: new Map() };
    held = 0;
  }
  let shape = root;
  for (const name of names) {
    let next = shape.next.get(name);
    if (!next) {
      shape.next.set(name, (next = { next: new Map() }));
      held += nameCost + name.length;
    }
    shape = next;
  }
  shape.sorted ??= sort(names);
  return shape.sorted;
}

function sort(names: string[]): readonly Name[] {
  return names.sort().map((name) => {
    held += nameCost + name.length;
    return { name, key: `${JSON.stringify(name)}:` };
  });
}
