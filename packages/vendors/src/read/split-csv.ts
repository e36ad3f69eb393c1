import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type Piece, recordBytesMax } from './types.ts';

interface Row {
  info: { lines: number };
  record: Record<string, string>;
}

/** Columns in which exports put the vendor's own JSON. */
const jsonColumns = ['AuditData', 'auditData', 'RawEventData', '_raw'];

/**
 * Rows of a CSV. Where a column holds the vendor's JSON, that is the record, and a row without it is
 * refused; else the row itself is the record.
 */
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
  let line = 2;
  for await (const row of parser as AsyncIterable<Row>) {
    while (skipped.length > 0) yield skipped.shift()!;
    yield { line, ...recordOf(row.record) };
    // A row may span lines; the next begins after this one's last.
    line = row.info.lines + 1;
  }
  yield* skipped;
}

function recordOf(row: Readonly<Record<string, string>>): Omit<Piece, 'line'> {
  const columns = jsonColumns.filter((name) => Object.hasOwn(row, name));
  if (columns.length === 0) return { text: JSON.stringify(row) };
  const column = columns.find((name) => row[name]);
  return column === undefined
    ? { reason: `column ${columns.join(', ')} is empty: it should hold the vendor's record` }
    : { text: row[column]! };
}
