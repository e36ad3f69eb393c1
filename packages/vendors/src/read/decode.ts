import { peek } from './peek.ts';

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

/** Takes a byte-order mark off; UTF-16, marked or not, is turned into UTF-8 on the way. */
export async function* withoutMark(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, whole } = await peek(input, markBytes);
  const utf16 = utf16Of(head);
  if (utf16 === null) return yield* isMarked(head) ? past(whole, 3) : whole;
  const decoder = new TextDecoder(utf16);
  const encoder = new TextEncoder();
  for await (const chunk of whole) yield encoder.encode(decoder.decode(chunk, { stream: true }));
}

const markBytes = 4;

const isMarked = (head: Uint8Array): boolean =>
  head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;

/** By its mark; without one by every other byte of the first two letters, which are of no foreign script. */
function utf16Of(head: Uint8Array): string | null {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe) || (a && b === 0 && c && d === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b && c === 0 && d) ? 'utf-16be' : null;
}

async function* past(input: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const chunk of input) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
