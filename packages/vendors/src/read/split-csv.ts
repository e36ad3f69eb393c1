import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type Piece, recordBytesMax } from './types.ts';

/** Columns in which exports put the vendor's own JSON. */
const jsonColumns = ['AuditData', 'auditData', 'RawEventData', '_raw'];

/** Rows of a CSV whose one column holds the vendor's JSON; rows without it are refused. */
export async function* splitCsv(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const skipped: Piece[] = [];
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordBytesMax,
    skip_records_with_error: true,
  });
  parser.on('skip', (error) => {
    skipped.push({
      line: error?.lines ?? 0,
      reason: `not a readable row (${error?.code ?? 'unknown'})`,
    });
  });
  Readable.from(input)
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  for await (const row of parser as AsyncIterable<{
    info: { lines: number };
    record: Record<string, string>;
  }>) {
    while (skipped.length > 0) yield skipped.shift()!;
    const column = jsonColumns.find((name) => row.record[name]);
    yield column
      ? { line: row.info.lines, text: row.record[column]! }
      : {
          line: row.info.lines,
          reason: `no column holds the vendor's record (looked for ${jsonColumns.join(', ')})`,
        };
  }
  yield* skipped;
}
