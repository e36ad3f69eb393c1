import { createReadStream } from 'node:fs';
import { type Act, actOf, eventId, type LookUpAddress, type Source } from '@nightjar/core';
import { vendors } from '@nightjar/vendors';
import { readRecords } from '@nightjar/vendors/read';

/** Ids need a tenant; an export has one. */
export const analysisTenant = 'analysis';

export type ReadAct =
  | { ok: true; act: Act; file: string; line: number; source: Source }
  | { ok: false; file: string; line: number; reason: string };

export interface Reading {
  lookUp: LookUpAddress;
  onBytes: (bytes: number) => void;
}

/** The acts of one file in the order they stand in it; what is not understood comes with its reason. */
export async function* readActs(file: string, reading: Reading): AsyncGenerator<ReadAct> {
  try {
    for await (const read of readRecords(counted(file, reading.onBytes))) {
      if (!read.ok) {
        yield { ok: false, file, line: read.line, reason: read.reason };
        continue;
      }
      const normalised = vendors[read.source].normalise(read.record, reading.lookUp);
      if (!normalised.ok) {
        yield { ok: false, file, line: read.line, reason: normalised.reason };
        continue;
      }
      const { event } = normalised;
      const id = eventId({
        tenantId: analysisTenant,
        source: read.source,
        uid: event.metadata.uid,
        time: event.time,
      });
      yield {
        ok: true,
        act: actOf(event, { id, source: read.source }),
        file,
        line: read.line,
        source: read.source,
      };
    }
  } catch (error) {
    yield {
      ok: false,
      file,
      line: 0,
      reason: `unreadable: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`,
    };
  }
}

async function* counted(
  file: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file, {
    highWaterMark: 1 << 20,
  }) as AsyncIterable<Uint8Array>) {
    onBytes(chunk.length);
    yield chunk;
  }
}
