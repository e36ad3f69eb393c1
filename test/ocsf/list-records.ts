import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Source, sources } from '@nightjar/core';
import { readRecords } from '@nightjar/vendors/read';

export interface VendorRecord {
  source: Source;
  record: Record<string, unknown>;
}

const repository = new URL('../../', import.meta.url);

/** The folder of real logs beside this repository. */
export const sharedData =
  process.env['NIGHTJAR_SHARED_DATA'] ?? fileURLToPath(new URL('../shared/data', repository));

/** The record of every fixture beside a normaliser. */
export function listFixtureRecords(): VendorRecord[] {
  return sources.flatMap((source) => {
    const folder = fileURLToPath(new URL(`packages/vendors/src/${source}/fixtures`, repository));
    return readdirSync(folder)
      .sort()
      .map((name) => {
        const fixture = JSON.parse(readFileSync(join(folder, name), 'utf8')) as VendorRecord;
        return { source, record: fixture.record };
      });
  });
}

/** What is understood of the real logs; nothing where they are absent. */
export async function* readSharedRecords(): AsyncGenerator<VendorRecord> {
  if (!existsSync(sharedData)) return;
  const entries = readdirSync(sharedData, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    for await (const read of readRecords(createReadStream(file)))
      if (read.ok) yield { source: read.source, record: read.record as Record<string, unknown> };
  }
}
