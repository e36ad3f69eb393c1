import { holdWhole, type Room } from '../hold-whole.ts';
import type { Piece } from '../types.ts';
import { RowThread, type ThreadBounds } from './row-thread.ts';

/** The footer stands last, so the file is held whole. */
const fileBytesMax = 256 * 1024 * 1024;
const reasonCharsMax = 120;
const bounds: ThreadBounds = { waitMaxMs: 20_000, growthMaxBytes: 1024 ** 3 };

/** Rows of a Parquet file; `line` is the row. What cannot be read of it is one refusal. */
export async function* splitParquet(
  input: AsyncIterable<Uint8Array>,
  { room, within = bounds }: { room: Room; within?: ThreadBounds },
): AsyncGenerator<Piece> {
  const file = await holdWhole(input, { bytesMax: fileBytesMax, room });
  if (file === null)
    return yield refuse(1, `longer than ${Math.min(fileBytesMax, room.bytesMax)} bytes`);
  const thread = new RowThread(file.bytes.buffer, within);
  let line = 1;
  try {
    for (let rows = await thread.next(); rows.length > 0; rows = await thread.next()) {
      for (const record of rows) yield { line: line++, record };
    }
  } catch (error) {
    yield refuse(line, error instanceof Error ? error.message : String(error));
  } finally {
    await thread.end();
    file.free();
  }
}

const refuse = (line: number, reason: string): Piece => ({
  line,
  reason: `not a readable Parquet file: ${reason.slice(0, reasonCharsMax)}`,
});

/** Does a file begin as Parquet does? */
export function isParquet(head: string): boolean {
  return head.startsWith('PAR1');
}
