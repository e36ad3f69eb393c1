const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

/** Text of a record: UTF-8, or Latin-1 where it is not. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}

/** Takes a byte-order mark off; UTF-16 is turned into UTF-8 on the way. */
export async function* withoutMark(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let utf16: InstanceType<typeof TextDecoder> | null | undefined;
  const encoder = new TextEncoder();
  for await (const chunk of input) {
    let bytes = chunk;
    if (utf16 === undefined) {
      utf16 = chunk[0] === 0xff && chunk[1] === 0xfe ? new TextDecoder('utf-16le') : null;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) bytes = chunk.subarray(3);
    }
    yield utf16 ? encoder.encode(utf16.decode(bytes, { stream: true })) : bytes;
  }
}
