import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { decodeText } from './decode.ts';
import { holdWhole, type Room } from './hold-whole.ts';
import { type UnpackBounds, UnpackError } from './unpack-bounds.ts';

/** An archive is read from its end: so large it is held. */
const archiveBytesMax = 512 * 1024 * 1024;
const membersMax = 10_000;

/** A file of an archive, or why it cannot be read. */
export type Member =
  | { member: string; bytes: AsyncIterable<Uint8Array> }
  | { member: string; reason: string };

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/** The files of an archive, one after the other. Throws `UnpackError` where it is no sound archive. */
export async function* unzip(
  input: AsyncIterable<Uint8Array>,
  { bounds, room }: { bounds: UnpackBounds; room: Room },
): AsyncGenerator<Member> {
  const archive = await holdWhole(input, { bytesMax: archiveBytesMax, room });
  if (archive === null) {
    const bytesMax = Math.min(archiveBytesMax, room.bytesMax);
    throw new UnpackError(`the archive is larger than ${bytesMax} bytes`);
  }
  bounds.addPacked(archive.bytes.length);
  let members = 0;
  try {
    const zip = await fromBufferPromise(archive.bytes, { lazyEntries: true, decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      const member = nameOf(entry);
      if (member.endsWith('/') || member.startsWith('__MACOSX/')) continue;
      if (++members > membersMax)
        throw new UnpackError(`the archive holds more than ${membersMax} files`);
      const reason = whyUnreadable(entry);
      yield reason === null ? { member, bytes: read(zip, entry, bounds) } : { member, reason };
    }
  } catch (error) {
    if (error instanceof UnpackError) throw error;
    throw new UnpackError(`the archive is damaged (${(error as Error).message})`);
  } finally {
    archive.free();
  }
}

/** Nothing is written under this name: it need not be a safe one. */
function nameOf(entry: Entry): string {
  const { generalPurposeBitFlag: flag, fileNameRaw: raw, extraFields } = entry;
  const name = getFileNameLowLevel(flag, raw, extraFields, false);
  return name === '' ? decodeText(raw) : name;
}

function whyUnreadable(entry: Entry): string | null {
  if (entry.isEncrypted()) return 'is encrypted within its archive';
  const { compressionMethod: method } = entry;
  return method === 0 || method === 8 ? null : `is packed by method ${method}, which is not read`;
}

async function* read(zip: ZipFile, entry: Entry, bounds: UnpackBounds): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const bytes = chunk as Buffer;
      bounds.addUnpacked(bytes.length);
      sum = crc32(bytes, sum);
      yield bytes;
    }
  } catch (error) {
    if (error instanceof UnpackError) throw error;
    throw new UnpackError(`compressed data ends early or is damaged (${(error as Error).message})`);
  }
  if (sum !== entry.crc32)
    throw new UnpackError('compressed data is damaged (its checksum differs)');
}
