import { withoutMark } from './decode.ts';
import { plainReason } from '../plain-reason.ts';
import { Room } from './hold-whole.ts';
import { peek } from './peek.ts';
import { readPiece } from './read-piece.ts';
import { splitterOf } from './splitters.ts';
import { spread } from './spread.ts';
import type { Read } from './types.ts';
import { UnpackError } from './unpack-bounds.ts';
import { unpack, type Unpacked } from './unpack.ts';

/** How an input is read. */
export interface Reading {
  /** Asked once for each piece of the input, in order: what is not wanted is passed over unparsed. */
  isWanted: () => boolean;
  /** When the input was taken, epoch ms: for records that tell no time, and are refused without one. */
  takenAt?: number | undefined;
  /** For archives and tables that must be held whole; unsaid: as much as their own bounds allow. */
  room: Room;
}

/**
 * Records of whatever people have in hand: JSON lines, a JSON array or wrapper, CSV with the vendor's JSON
 * in a column, Zeek's and flow logs; plain, gzip, zstd, or several in a zip; with or without a mark. What
 * cannot be read is yielded as a refusal with its place; everything good around it goes on.
 * Throws `NoRoom` where other readers of the same room hold too much.
 */
export async function* readRecords(
  input: AsyncIterable<Uint8Array>,
  { isWanted = () => true, room = new Room(Infinity), takenAt }: Partial<Reading> = {},
): AsyncGenerator<Read> {
  let at = { line: 0 };
  try {
    for await (const file of unpack(input, room)) {
      for await (const read of readFile(file, { isWanted, room, takenAt })) yield (at = read);
    }
  } catch (error) {
    yield { ...at, line: at.line + 1, ...refusalOf(error) };
  }
}

async function* readFile(
  { bytes, member, packing, reason }: Unpacked,
  { isWanted, room, takenAt }: Reading,
): AsyncGenerator<Read> {
  const of = member === undefined ? {} : { member };
  if (bytes === undefined)
    return yield {
      ok: false,
      line: 0,
      reason: plainReason(reason ?? 'unreadable'),
      raw: '',
      ...of,
    };
  let line = 0;
  try {
    const { head, whole } = await peek(withoutMark(bytes), headBytes);
    const { name, split } = splitterOf(head.toString('latin1'));
    const container = [name, ...packing].join(', ');
    for await (const piece of spread(split(whole, room))) {
      line = piece.line;
      if (isWanted()) yield { ...plain(readPiece(piece, takenAt)), container, ...of };
    }
  } catch (error) {
    yield { line: line + 1, ...of, ...refusalOf(error) };
  }
}

function plain(read: Read): Read {
  return read.ok ? read : { ...read, reason: plainReason(read.reason) };
}

/** Enough of the beginning to tell a container: the first record, as a rule. */
const headBytes = 64 * 1024;

function refusalOf(error: unknown): { ok: false; reason: string; raw: string } {
  if (error instanceof UnpackError)
    return { ok: false, reason: plainReason(error.message), raw: '' };
  throw error;
}
