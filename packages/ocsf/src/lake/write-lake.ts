import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OcsfRecord } from '../export/finding.ts';
import { loadSchema } from '../validate/load-schema.ts';
import type { OcsfError } from '../validate/say-error.ts';
import { validateEvent } from '../validate/validate-event.ts';
import { columnsOf } from './columns.ts';
import { toParquet } from './to-parquet.ts';

export interface Lake {
  folder: string;
  /** Such as `eu-central-1`. */
  region: string;
  /** The account of the lake, or `external`. */
  accountId: string;
  /** Events of OCSF 1.1.0, in any order, of any classes and days. */
  events: readonly OcsfRecord[];
}

export interface Written {
  files: readonly { path: string; events: number; bytes: number }[];
  /** Events that are not OCSF 1.1.0: a lake's table holds only what its class allows. */
  refused: readonly { uid: string; errors: readonly OcsfError[] }[];
}

/** Version that Amazon Security Lake takes. */
const version = '1.1.0';
const sources: Readonly<Record<number, string>> = {
  2004: 'nightjar-detection',
  2005: 'nightjar-incident',
  3001: 'nightjar-response',
};

/**
 * Writes Parquet files in the layout of Amazon Security Lake: one class to a source, one file to a day,
 * sorted by time. A file is named by what is in it: written again, it is the same file.
 */
export function writeLake({ folder, region, accountId, events }: Lake): Written {
  const refused: Written['refused'][number][] = [];
  const parts = new Map<string, OcsfRecord[]>();
  for (const event of events) {
    const { errors } = validateEvent(event, { version });
    if (errors.length > 0) {
      refused.push({ uid: event.metadata.uid, errors });
      continue;
    }
    const part = join(
      'ext',
      sources[event.class_uid] ?? `nightjar-${event.class_uid}`,
      `region=${segment(region)}`,
      `accountId=${segment(accountId)}`,
      `eventDay=${new Date(event.time).toISOString().slice(0, 10).replaceAll('-', '')}`,
    );
    const rows = parts.get(part);
    if (rows) rows.push(event);
    else parts.set(part, [event]);
  }
  const files = [...parts].sort().map(([part, rows]) => writePart(folder, part, rows));
  return { files, refused };
}

function writePart(folder: string, part: string, rows: readonly OcsfRecord[]) {
  const sorted = rows.toSorted((a, b) => a.time - b.time || (keyOf(a) < keyOf(b) ? -1 : 1));
  const schema = loadSchema(version);
  const className = schema.classes[sorted[0]!.class_uid]!;
  const bytes = toParquet(sorted, columnsOf(sorted, className, schema));
  const name = createHash('sha256').update(sorted.map(keyOf).join('\n')).digest('hex').slice(0, 32);
  const path = join(folder, part, `${name}.parquet`);
  mkdirSync(join(folder, part), { recursive: true });
  // A reader must never meet half a file.
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
  return { path, events: sorted.length, bytes: bytes.length };
}

function keyOf({ metadata }: OcsfRecord): string {
  return metadata.uid;
}

/** Can it name a region or an account in a lake's path? */
export function isLakeSegment(name: string): boolean {
  return /^[\w-]{1,64}$/.test(name);
}

function segment(name: string): string {
  if (!isLakeSegment(name)) throw new Error(`"${name}" cannot be part of a lake's path`);
  return name;
}
