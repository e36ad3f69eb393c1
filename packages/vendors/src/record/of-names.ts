interface Known<Value> {
  names: readonly string[];
  value: Value;
}

/** Of all that one function holds, in characters of names, for outsiders may write names of any length. */
const heldMax = 1_000_000;
/** What a name costs beside its characters. */
const nameCost = 20;
/** Lists of one length; of more the oldest goes. */
const listsMax = 16;

/**
 * A pure function of a record's names, asked once for each list of them: a feed's records have few, and to compare
 * two lists of names that are one in memory costs less than to look up each name.
 */
export function ofNames<Value>(
  find: (names: readonly string[]) => Value,
): (record: object) => Value {
  // A memo: dropped whole when full, so that hostile variety cannot grow it.
  const byLength = new Map<number, Known<Value>[]>();
  let held = 0;
  return (record) => {
    const names = Object.keys(record);
    let lists = byLength.get(names.length);
    const known = lists && knownOf(lists, names);
    if (known) return known.value;
    const cost = names.reduce((sum, name) => sum + name.length + nameCost, nameCost);
    if (held + cost > heldMax) {
      byLength.clear();
      held = 0;
      lists = undefined;
    }
    const value = find(names);
    if (cost > heldMax) return value;
    held += cost;
    if (!lists) byLength.set(names.length, (lists = []));
    lists.unshift({ names, value });
    if (lists.length > listsMax) lists.pop();
    return value;
  };
}

function knownOf<Value>(
  lists: readonly Known<Value>[],
  names: readonly string[],
): Known<Value> | undefined {
  for (const known of lists) if (isSame(known.names, names)) return known;
  return undefined;
}

/** From the end: exports of one kind begin alike. Both are equally long. */
function isSame(names: readonly string[], others: readonly string[]): boolean {
  for (let at = names.length - 1; at >= 0; at--) if (names[at] !== others[at]) return false;
  return true;
}
