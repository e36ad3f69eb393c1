import { decompress, type Packing, packingOf } from './decompress.ts';
import type { Room } from './hold-whole.ts';
import { peek } from './peek.ts';
import { UnpackBounds } from './unpack-bounds.ts';
import { isTar, tarHeadBytes, untar } from './untar.ts';
import { isZip, unzip } from './unzip.ts';

/** One file of an input: the input itself, or a file of an archive. */
export interface Unpacked {
  /** Its name in the archive. */
  member?: string;
  /** How it was packed, from the outside. */
  packing: readonly string[];
  /** Absent where it cannot be read. Throws `UnpackError` after the last good byte. */
  bytes?: AsyncIterable<Uint8Array>;
  reason?: string;
}

const headBytes = 4;

/** Streams of logs are packed by who sends them, and again by who stores them. */
const packingsMax = 3;

/** The files of an input, unpacked: by what they hold, not by their names. */
export async function* unpack(
  input: AsyncIterable<Uint8Array>,
  room: Room,
): AsyncGenerator<Unpacked> {
  const bounds = new UnpackBounds();
  const { head, whole } = await peek(input, headBytes);
  if (!isZip(head)) return yield* filesOf(await opened(head, whole, bounds), bounds);
  for await (const found of unzip(whole, { bounds, room })) {
    const { member } = found;
    if ('reason' in found) yield { packing: ['zip'], ...found };
    else yield { ...(await memberOf(found.bytes, { within: ['zip'], bounds })), member };
  }
}

/** The file itself, or those that a tar archive holds. */
async function* filesOf(file: Unpacked, bounds: UnpackBounds): AsyncGenerator<Unpacked> {
  if (file.bytes === undefined) return yield file;
  const { head, whole } = await peek(file.bytes, tarHeadBytes);
  if (!isTar(head)) return yield { ...file, bytes: whole };
  const within = [...file.packing, 'tar'];
  for await (const { member, bytes } of untar(whole))
    yield { ...(await memberOf(bytes, { within, bounds })), member };
}

async function memberOf(
  bytes: AsyncIterable<Uint8Array>,
  { within, bounds }: { within: readonly string[]; bounds: UnpackBounds },
): Promise<Unpacked> {
  const { head, whole } = await peek(bytes, headBytes);
  if (isZip(head)) return { packing: within, reason: 'is an archive within an archive' };
  const inner = await opened(head, whole, bounds);
  return { ...inner, packing: [...within, ...inner.packing] };
}

async function opened(
  head: Uint8Array,
  whole: AsyncIterable<Uint8Array>,
  bounds: UnpackBounds,
): Promise<Unpacked> {
  const packings: Packing[] = [];
  let now = { head, whole };
  for (let packing = packingOf(head); packing !== null; packing = packingOf(now.head)) {
    if (packings.push(packing) > packingsMax)
      return { packing: packings, reason: `is packed more than ${packingsMax} times` };
    now = await peek(decompress(now.whole, { packing, bounds }), headBytes);
  }
  return { packing: packings, bytes: now.whole };
}
