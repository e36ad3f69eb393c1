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
    if (text.length > textMax) return of(text);
    const own = copyOf(text);
    const value = of(own);
    if (known.size >= knownMax) known.clear();
    known.set(own, value);
    return value;
  };
}

/** A part of a text holds all of it in memory, be it a line of a megabyte. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
