import { readFileSync } from 'node:fs';

/**
 * Every dictionary that a body at rest was ever compressed with, by the id in its zstd header: none may go. A
 * new one comes first to where bodies are read, in one release, and is written with in the next.
 */
const dictionaries = new Map(
  [32_769].map((id) => [id, readFileSync(new URL(`dictionaries/${id}.zdict`, import.meta.url))]),
);

/** What new blocks are compressed with. */
export const newestDictionary = dictionaries.get(32_769)!;

/** Of a zstd frame the dictionary that its header names; undefined: it was compressed without. */
export function dictionaryOf(frame: Uint8Array): Buffer | undefined {
  const id = dictionaryIdOf(frame);
  if (id === 0) return undefined;
  const found = dictionaries.get(id);
  if (found === undefined) throw new Error(`No dictionary ${id} is known to read this body with.`);
  return found;
}

// RFC 8878, 3.1.1.1: magic number, descriptor, a window unless it is a single segment, the id.
function dictionaryIdOf(frame: Uint8Array): number {
  const descriptor = frame[4] ?? 0;
  const bytes = [0, 1, 2, 4][descriptor & 3]!;
  const from = (descriptor & 0x20) === 0 ? 6 : 5;
  let id = 0;
  for (let at = from + bytes - 1; at >= from; at -= 1) id = id * 256 + (frame[at] ?? 0);
  return id;
}
