import type { Image } from './image.ts';
import { mergeSegments } from './merge-segments.ts';
import { readLists } from './read-lists.ts';

/** Reads every list below the package's folder and lays them into one image (about a second). */
export function buildImage(root: string, version: string): Image {
  const first = readLists(root, 4);
  const v4 = mergeSegments(first.layers, 4);
  const second = readLists(root, 6);
  const v6 = mergeSegments(second.layers, 6);
  return { version, v4, v6, names: packNames(new Map([...second.names, ...first.names])) };
}

function packNames(names: ReadonlyMap<number, string>): Image['names'] {
  const sorted = [...names].sort((a, b) => a[0] - b[0]);
  const texts = sorted.map(([, name]) => Buffer.from(name));
  const offsets = new Uint32Array(texts.length + 1);
  for (const [index, text] of texts.entries()) offsets[index + 1] = offsets[index]! + text.length;
  return { asns: Uint32Array.from(sorted, ([asn]) => asn), offsets, text: Buffer.concat(texts) };
}
