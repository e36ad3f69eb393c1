import { parentPort, workerData } from 'node:worker_threads';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type Compressors, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { toRecord } from './to-record.ts';

/** What the thread tells: rows, in answer to each `next`; an empty list is the end. */
export type Told = { rows: object[] } | { reason: string };

/** Cells decoded at a time, and rows told at a time. */
const cellsMax = 1_000_000;
const rowsMax = 2000;
/** Real schemas stay far below; a lake's class has some hundred leaves. */
const columnsMax = 5000;

/** Snappy is the reader's own; a page that unpacks to more than it says is refused. */
const compressors: Compressors = {
  GZIP: (input, maxOutputLength) => gunzipSync(input, { maxOutputLength }),
  ZSTD: (input, maxOutputLength) => zstdDecompressSync(input, { maxOutputLength }),
  BROTLI: (input, maxOutputLength) => brotliDecompressSync(input, { maxOutputLength }),
};

async function* rowsOf(file: ArrayBuffer): AsyncGenerator<object> {
  const metadata = parquetMetadata(file, { geoparquet: false });
  const { schema } = metadata;
  if (schema.length > columnsMax) throw new Error(`more than ${columnsMax} columns`);
  if (schema.some(({ name }) => name === '__proto__')) throw new Error('a column named __proto__');
  const step = Math.max(1, Math.floor(cellsMax / schema.length));
  const count = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  for (let from = 0; from < count; from += step) {
    const rows = await parquetReadObjects({
      file,
      metadata,
      rowStart: from,
      rowEnd: Math.min(count, from + step),
      compressors,
      geoparquet: false,
      // Text that should be JSON and is not must not cost its neighbours.
      parsers: { jsonFromBytes: (cell) => Buffer.from(cell).toString() },
    });
    for (const row of rows) yield toRecord(row);
  }
}

async function takeRows(rows: AsyncGenerator<object>): Promise<Told> {
  const taken: object[] = [];
  try {
    while (taken.length < rowsMax) {
      const next = await rows.next();
      if (next.done) break;
      taken.push(next.value);
    }
    return { rows: taken };
  } catch (error) {
    return taken.length > 0 ? { rows: taken } : { reason: sayFault(error) };
  }
}

const sayFault = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const rows = rowsOf(workerData as ArrayBuffer);
parentPort!.on('message', () => void takeRows(rows).then((told) => parentPort!.postMessage(told)));
