import { type Read, readRecords } from './index.ts';

/** A record of the unified audit log, as text; `id` tells records apart. */
export function auditRecord(id: number | string, more: object = {}): string {
  return JSON.stringify({
    CreationTime: '2026-03-01T10:00:00',
    Id: String(id),
    Operation: 'UserLoggedIn',
    Workload: 'AzureActiveDirectory',
    ...more,
  });
}

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All that is read of an input, given in pieces of so many bytes. */
export async function readAll(
  input: Uint8Array | string,
  size = 8192,
  reading: { takenAt?: number } = {},
): Promise<Read[]> {
  const reads: Read[] = [];
  for await (const read of readRecords(chunked(Buffer.from(input), size), reading))
    reads.push(read);
  return reads;
}

/** Ids of the records understood, and why and where others were not. */
export function told(reads: readonly Read[]): { ids: string[]; refused: string[] } {
  return {
    ids: reads.flatMap((read) => (read.ok ? [(read.record as { Id: string }).Id] : [])),
    refused: reads.flatMap((read) =>
      read.ok ? [] : [`${read.member ?? ''}:${read.line}: ${read.reason}`],
    ),
  };
}
