import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type Source, sources } from '@nightjar/core';
import { makeZip } from '@nightjar/vendors/testing';
import { containers } from '../formats/containers.ts';
import { pick, rollFrom } from '../formats/dice.ts';
import { makeRecords } from '../formats/make-records.ts';
import { mutateBytes } from './mutate-bytes.ts';

/** Sound inputs: every feed in every container that it comes in. */
export function makeCorpus(): Buffer[] {
  return sources.flatMap((source: Source) => {
    const records = makeRecords(source, { count: 12, seed: 1 });
    return containers
      .filter(({ of }) => of === undefined || of.includes(source))
      .map(({ write, holds = () => true }) => Buffer.from(write(records.filter(holds))))
      .filter((written) => written.length > 0);
  });
}

const packings: readonly ((bytes: Buffer) => Buffer)[] = [
  (bytes) => gzipSync(bytes),
  (bytes) => zstdCompressSync(bytes),
  (bytes) => makeZip({ name: 'a', bytes }, { name: 'b', bytes: bytes.subarray(0, 500) }),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
];

/** The input of a number: the same number makes the same bytes, and they come in the same pieces. */
export function makeInput(
  corpus: readonly Buffer[],
  number: number,
): { bytes: Buffer; pieceBytes: number } {
  const dice = rollFrom(Math.imul(number, 0x9e3779b1));
  const any = (): Buffer => pick(corpus, dice);
  let bytes = mutateBytes(any(), any(), dice);
  // What is spoilt before it is packed reaches further in than what is spoilt after.
  if (dice() < 0.2) bytes = pick(packings, dice)(bytes);
  return { bytes, pieceBytes: dice() < 0.3 ? 1 + Math.floor(dice() * 100) : 65_536 };
}
