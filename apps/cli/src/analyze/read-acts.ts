import { createReadStream, statSync } from 'node:fs';
import {
  type Act,
  actOf,
  kindOfOperation,
  type LookUpAddress,
  type OperationKind,
  type Source,
} from '@nightjar/core';
import { aheadMaxMs, type Gap, vendors } from '@nightjar/vendors';
import { type Read, readRecords } from '@nightjar/vendors/read';

/** Where something stands in the export, and what it was taken for. */
interface Origin {
  /** Its path; a file of an archive is named after the archive. */
  file: string;
  /** The archive that holds the file. */
  archive?: string;
  line: number;
  container?: string;
}

/** Ids of acts are for this reading only: one event has one. */
type Understood =
  | { ok: true; act: Act; source: Source; operation: OperationKind }
  | { ok: false; reason: string; source?: Source; gap?: Gap };

export type ReadAct = Origin & Understood;

export interface Reading {
  lookUp: LookUpAddress;
  onBytes: (bytes: number) => void;
  /** Epoch ms: what happens later than the clock is not believed. */
  now: number;
  /** Asked once for each record, in order: what is not wanted is passed over. */
  isWanted?: () => boolean;
}

/** The acts of the files in the order they stand in them; what is not understood comes with its reason. */
export async function* readActs(
  files: readonly string[],
  reading: Reading,
): AsyncGenerator<ReadAct> {
  for (const file of files) {
    try {
      // What tells no time is as old as the file that it was written into; clocks differ.
      const takenAt = Math.floor(Math.min(statSync(file).mtimeMs, reading.now));
      const bytes = counted(file, reading.onBytes);
      for await (const read of readRecords(bytes, { ...reading, takenAt }))
        yield { ...originOf(file, read), ...understand(read, reading) };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      yield { ok: false, file, line: 0, reason: `unreadable: ${code ?? message}` };
    }
  }
}

function originOf(path: string, { line, member, container }: Read): Origin {
  const from =
    member === undefined ? { file: path } : { file: `${path} > ${member}`, archive: path };
  return { ...from, line, container };
}

function understand(read: Read, { lookUp, now }: Reading): Understood {
  if (!read.ok) return { ok: false, reason: read.reason };
  const { source } = read;
  try {
    const normalised = vendors[source].normalise(read.record, lookUp);
    if (!normalised.ok) return { ...normalised, source };
    const { event } = normalised;
    if (event.time > now + aheadMaxMs)
      return { ok: false, source, reason: 'its time is in the future' };
    const id = `${source}|${event.time}|${event.metadata.uid}`;
    const operation = kindOfOperation(source, event);
    return { ok: true, source, act: actOf(event, { id, source }), operation };
  } catch (fault) {
    return { ok: false, source, reason: `not understood: ${(fault as Error).message}` };
  }
}

/** Larger pieces are no faster, and those that were read lie about until they are collected. */
const chunkBytes = 1 << 18;

async function* counted(
  file: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = createReadStream(file, { highWaterMark: chunkBytes });
  for await (const chunk of stream) {
    onBytes(chunk.length);
    yield chunk;
  }
}
