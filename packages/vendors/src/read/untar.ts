import { decodeText } from './decode.ts';
import { UnpackError } from './unpack-bounds.ts';

const block = 512;
const markAt = 257;
const membersMax = 100_000;
const namesBytesMax = 64 * 1024;

/** So many bytes of the beginning tell whether it is one. */
export const tarHeadBytes = markAt + 5;

export function isTar(head: Uint8Array): boolean {
  return decodeText(head.subarray(markAt, markAt + 5)) === 'ustar';
}

export interface TarMember {
  member: string;
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * The files of a tar archive, one after the other, as the archive comes by. Of a file that is not read to its end the rest is
 * passed over. Throws `UnpackError` where it is no sound archive.
 */
export async function* untar(input: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember> {
  const source = new Source(input);
  let longName: string | undefined;
  let members = 0;
  for (let head = await source.take(block); head?.some((one) => one !== 0);) {
    const { name, size, type } = headerOf(head);
    const body = source.part(size);
    if (type === 'L') longName = textOf(await whole(body));
    else if (type === 'x') longName = pathOf(decodeText(await whole(body))) ?? longName;
    else {
      if (++members > membersMax)
        throw new UnpackError(`the archive holds more than ${membersMax} files`);
      const member = longName ?? name;
      longName = undefined;
      // Beside each file macOS keeps what no other system knows of it.
      const isFile = type === '0' && !/(?:^|\/)\._[^/]*$/.test(member);
      if (isFile) yield { member, bytes: body };
    }
    for await (const _ of body);
    await source.take((block - (size % block)) % block);
    head = await source.take(block);
  }
}

interface Header {
  name: string;
  size: number;
  /** `0` a file, `L` and `x` the name of what follows. */
  type: string;
}

function headerOf(head: Uint8Array): Header {
  const prefix = isTar(head) ? textOf(head.subarray(345, 500)) : '';
  const name = textOf(head.subarray(0, 100));
  const digits = textOf(head.subarray(124, 136)).trim();
  if (!isTar(head) || !/^[0-7]{1,12}$/.test(digits))
    throw new UnpackError('the archive is damaged (no header where one is due)');
  const type = String.fromCharCode(head[156]! || 48);
  return { name: prefix === '' ? name : `${prefix}/${name}`, size: parseInt(digits, 8), type };
}

/** Up to the zero that ends it. */
const textOf = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end));
};

/** `27 path=folder/name` of a header that extends the next. */
const pathOf = (text: string): string | undefined => /^\d+ path=(.*)$/m.exec(text)?.[1];

async function whole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > namesBytesMax) throw new UnpackError('the archive is damaged (a name without end)');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Bytes as they come, in pieces as they are wanted. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#chunks = input[Symbol.asyncIterator]();
  }

  /** At most so many bytes; none where there are no more. */
  async #next(bytesMax: number): Promise<Uint8Array | undefined> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return undefined;
      this.#rest = next.value;
    }
    const part = this.#rest.subarray(0, bytesMax);
    this.#rest = this.#rest.subarray(part.length);
    return part;
  }

  /** So many bytes; undefined at the end of what there is. */
  async take(bytes: number): Promise<Uint8Array | undefined> {
    const taken = new Uint8Array(bytes);
    let at = 0;
    while (at < bytes) {
      const part = await this.#next(bytes - at);
      if (part === undefined) {
        if (at === 0) return undefined;
        throw new UnpackError('the archive ends early');
      }
      taken.set(part, at);
      at += part.length;
    }
    return taken;
  }

  /** The next so many bytes; what was read of them is not given again. */
  part(bytes: number): AsyncIterable<Uint8Array> {
    let left = bytes;
    const step = async (): Promise<IteratorResult<Uint8Array>> => {
      if (left === 0) return { done: true, value: undefined };
      const value = await this.#next(left);
      if (value === undefined) throw new UnpackError('the archive ends early');
      left -= value.length;
      return { done: false, value };
    };
    // Whoever gives up reading may still wait for a piece: the next one waits for that.
    let turn: Promise<unknown> = Promise.resolve();
    const next = (): Promise<IteratorResult<Uint8Array>> => {
      const mine = turn.then(step, step);
      turn = mine;
      return mine;
    };
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }
}
