import { decodeText } from './decode.ts';
import { holdWhole, type Room } from './hold-whole.ts';
import type { Piece } from './types.ts';

type Row = Readonly<Record<string, unknown>>;

/** More than any of these services answers at a time. */
const resultBytesMax = 256 * 1024 * 1024;

/**
 * Rows of what a query answered: tables of a Log Analytics workspace, fields of a group of logs, Athena's cells. It is
 * held whole, since its columns may be told after its rows.
 */
export async function* splitTables(
  input: AsyncIterable<Uint8Array>,
  room: Room,
): AsyncGenerator<Piece> {
  const held = await holdWhole(input, { bytesMax: resultBytesMax, room });
  if (held === null)
    return yield { line: 1, reason: `a query result of more than ${resultBytesMax} bytes` };
  try {
    for (const record of rowsOf(JSON.parse(decodeText(held.bytes)))) yield { line: 1, record };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    yield { line: 1, reason: 'not JSON' };
  } finally {
    held.free();
  }
}

function* rowsOf(result: unknown): Generator<Row> {
  for (const table of listOf(result, 'tables')) {
    const names = listOf(table, 'columns').map((column) => textOf(valueOf(column, 'name')));
    for (const row of listOf(table, 'rows')) yield named(names, Array.isArray(row) ? row : []);
  }
  for (const row of listOf(result, 'results')) if (Array.isArray(row)) yield ofFields(row);
  const [head, ...rows] = listOf(valueOf(result, 'ResultSet'), 'Rows').map((row) =>
    listOf(row, 'Data').map((cell) => valueOf(cell, 'VarCharValue') ?? null),
  );
  for (const row of rows) yield named(head!.map(textOf), row);
}

/** A field of a group of logs says its own name. */
function ofFields(row: readonly unknown[]): Row {
  return named(
    row.map((cell) => textOf(valueOf(cell, 'field'))),
    row.map((cell) => valueOf(cell, 'value')),
  );
}

function named(names: readonly string[], cells: readonly unknown[]): Row {
  // Defined, not set: a column may be called `__proto__`.
  return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? null]));
}

function valueOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Row)[name]
    : undefined;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = valueOf(value, name);
  return Array.isArray(list) ? list : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
