/** More inputs must be held whole at a time than there is room for: later there may be. */
export class NoRoom extends Error {
  override name = 'NoRoom';
}

/** Bytes of inputs that may be held whole at a time; several inputs may share a room, or a part of one. */
export class Room {
  readonly bytesMax: number;
  readonly #whole: Room | undefined;
  #taken = 0;

  constructor(bytesMax: number, whole?: Room) {
    this.bytesMax = bytesMax;
    this.#whole = whole;
  }

  /** Throws `NoRoom`. */
  take(bytes: number): void {
    if (this.#taken + bytes > this.bytesMax) throw new NoRoom('too much is held at a time');
    this.#whole?.take(bytes);
    this.#taken += bytes;
  }

  give(bytes: number): void {
    this.#whole?.give(bytes);
    this.#taken -= bytes;
  }
}

/** An input held whole, until it is freed. */
export interface Held {
  bytes: Buffer<ArrayBuffer>;
  free: () => void;
}

/**
 * The input whole, for formats that are read from their end; null where it is longer than is allowed, or
 * than the room is. Throws `NoRoom` where others hold too much.
 */
export async function holdWhole(
  input: AsyncIterable<Uint8Array>,
  { bytesMax, room }: { bytesMax: number; room: Room },
): Promise<Held | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isKept = false;
  try {
    for await (const chunk of input) {
      if (size + chunk.length > Math.min(bytesMax, room.bytesMax)) return null;
      room.take(chunk.length);
      size += chunk.length;
      chunks.push(chunk);
    }
    isKept = true;
  } finally {
    if (!isKept) room.give(size);
  }
  const bytes = Buffer.from(new ArrayBuffer(size));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, free: () => room.give(size) };
}
