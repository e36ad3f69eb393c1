import { Readable } from 'node:stream';
import { parse, type Parser } from 'csv-parse';
import { JsonColumn } from './json-column.ts';
import { nestColumns } from './nest-columns.ts';
import { peek } from './peek.ts';
import { type Piece, recordBytesMax } from './types.ts';

interface Row {
  info: { lines: number };
  raw: string;
  record: Record<string, string>;
}

/**
 * Rows of a CSV, whether commas, semicolons or tabs part its columns. Where a column holds the vendor's
 * JSON, that is the record, and a row without it is refused; else the row itself is the record. A line of
 * JSON among the rows is a record too.
 */
export async function* splitCsv(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const skipped: Piece[] = [];
  const { head, whole } = await peek(input, headBytes);
  const text = head.toString('latin1');
  const note = notedCsv.exec(text)?.[0] ?? '';
  const parser = openParser(delimiterOf(text.slice(note.length)), note === '' ? 1 : 2);
  parser.on('skip', (error) => {
    const reason = `not a readable row (${error?.code ?? 'unknown'})`;
    skipped.push({ line: error?.lines ?? 0, reason });
  });
  Readable.from(whole)
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  const column = new JsonColumn();
  let line = 2;
  for await (const row of parser as AsyncIterable<Row>) {
    while (skipped.length > 0) yield skipped.shift()!;
    yield* piecesOf(row, line, column);
    // A row may span lines; the next begins after this one's last.
    line = row.info.lines + 1;
  }
  yield* skipped;
}

const headBytes = 4096;

/** What PowerShell and spreadsheets write above the columns: a type, or what parts the cells. */
export const notedCsv = /^\s*(?:#TYPE [^\n]*|"?sep=[^\n]{1,3})\n/i;

/** What parts the columns: the one that the first line has most of. */
function delimiterOf(head: string): string {
  const [firstLine = ''] = head.split('\n', 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: firstLine.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

function openParser(delimiter: string, fromLine: number): Parser {
  return parse({
    bom: true,
    columns: true,
    delimiter,
    from_line: fromLine,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordBytesMax,
    skip_records_with_error: true,
  });
}

function* piecesOf({ record, raw }: Row, line: number, column: JsonColumn): Generator<Piece> {
  if (raw.startsWith('{') && isJson(raw.split('\n', 1)[0]!)) {
    // Quotes of JSON are none of CSV: the parser may have taken several lines for one row.
    const lines = raw.split('\n').map((text, at) => ({ line: line + at, text: text.trim() }));
    yield* lines.filter(({ text }) => text !== '');
    return;
  }
  const columns = column.of(record);
  if (columns.length === 0) yield { line, record: nestColumns(record) };
  else {
    const held = columns.find((name) => record[name]);
    const names = columns.join(', ').slice(0, 100);
    const reason = `column ${names} is empty: it should hold the vendor's record`;
    yield held === undefined ? { line, reason } : { line, text: record[held]! };
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
