/** The first bytes of an input, as many as asked for where there are so many, and the input whole again. */
export async function peek(
  input: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ head: Buffer; whole: AsyncIterable<Uint8Array> }> {
  const iterator = input[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let size = 0;
  let fault: unknown;
  try {
    while (size < bytes) {
      const next = await iterator.next();
      if (next.done) break;
      seen.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    // What came before is good: the fault is told where it stands.
    fault = error;
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* seen;
      if (fault !== undefined) throw fault;
      for (let next = await iterator.next(); !next.done; next = await iterator.next())
        yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return { head: Buffer.concat(seen).subarray(0, bytes), whole: whole() };
}
