/** A file of an archive, or what else may stand in one, by the letter of its kind. */
export interface TarEntry {
  name: string;
  bytes: Uint8Array;
  kind?: string;
}

const block = 512;

/** An archive of files, as POSIX describes it. */
export function makeTar(...entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap(({ name, bytes, kind = '0' }) => {
    const head = Buffer.alloc(block);
    head.write(name.slice(0, 100), 0);
    head.write(bytes.length.toString(8).padStart(11, '0'), 124);
    head.write(kind, 156);
    head.write('ustar\u000000', 257);
    const rest = (block - (bytes.length % block)) % block;
    return [head, Buffer.from(bytes), Buffer.alloc(rest)];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}
