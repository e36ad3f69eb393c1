const textMax = 200;

/**
 * A pure function of short texts that repeat, asked once for each. It is dropped whole when full, so that
 * hostile variety cannot grow it.
 */
export function remembered<Value>(
  of: (text: string) => Value,
  knownMax = 4096,
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Value;
    const value = of(text);
    if (text.length > textMax) return value;
    if (known.size >= knownMax) known.clear();
    known.set(text, value);
    return value;
  };
}
