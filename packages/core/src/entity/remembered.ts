const rememberedMax = 4096;
const textMax = 200;

/**
 * What is a pure function of a short text that repeats, found once. Outsiders write such texts: what is known is
 * dropped whole when it is much, and of a long one nothing is kept.
 */
export function remembered<Value>(
  known: Map<string, Value>,
  text: string,
  find: (text: string) => Value,
): Value {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (text.length > textMax) return find(text);
  const own = copyOf(text);
  const value = find(own);
  if (known.size >= rememberedMax) known.clear();
  known.set(own, value);
  return value;
}

/** A part of a text holds all of it in memory, be it a line of a megabyte. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
