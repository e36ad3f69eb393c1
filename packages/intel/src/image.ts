import { createHash } from 'node:crypto';
import type { Segments } from './merge-segments.ts';

/** Everything a look-up needs, as flat arrays that are read from a file without parsing. */
export interface Image {
  version: string;
  v4: Segments;
  v6: Segments;
  /** Sorted numbers; the name of `asns[i]` is `text[offsets[i], offsets[i + 1])` in UTF-8. */
  names: { asns: Uint32Array; offsets: Uint32Array; text: Uint8Array };
}

const layout = [
  ['v6.starts', Float64Array],
  ['v4.starts', Uint32Array],
  ['v4.asns', Uint32Array],
  ['v6.asns', Uint32Array],
  ['names.asns', Uint32Array],
  ['names.offsets', Uint32Array],
  ['v4.countries', Uint16Array],
  ['v6.countries', Uint16Array],
  ['v4.classes', Uint8Array],
  ['v6.classes', Uint8Array],
  ['names.text', Uint8Array],
] as const;

const headerLength = 1024;
type Part = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** The image as bytes: a JSON header of fixed length, then the arrays, widest first so that all align. */
export function encodeImage(image: Image): Buffer {
  const parts = layout.map(([path]) => partOf(image, path));
  const body = Buffer.concat(
    parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  );
  const header = {
    version: image.version,
    lengths: parts.map((part) => part.length),
    sha256: hash(body),
  };
  return Buffer.concat([Buffer.from(JSON.stringify(header).padEnd(headerLength)), body]);
}

/** The image in these bytes; null where they are of another version, cut short or damaged. */
export function decodeImage(bytes: Uint8Array<ArrayBuffer>, version: string): Image | null {
  try {
    const header = JSON.parse(Buffer.from(bytes.subarray(0, headerLength)).toString()) as {
      version: string;
      lengths: number[];
      sha256: string;
    };
    const body = bytes.subarray(headerLength);
    if (header.version !== version || header.sha256 !== hash(body)) return null;
    return assemble(version, body, header.lengths);
  } catch {
    return null;
  }
}

function assemble(
  version: string,
  body: Uint8Array<ArrayBuffer>,
  lengths: readonly number[],
): Image {
  const image: Record<string, Record<string, Part>> = { v4: {}, v6: {}, names: {} };
  let at = body.byteOffset;
  for (const [index, [path, Kind]] of layout.entries()) {
    const [group, field] = path.split('.') as [string, string];
    const part = new Kind(body.buffer, at, lengths[index]);
    image[group]![field] = part;
    at += part.byteLength;
  }
  return { version, ...image } as unknown as Image;
}

function partOf(image: Image, path: string): Part {
  const [group, field] = path.split('.') as ['v4', 'starts'];
  return image[group][field];
}

function hash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
