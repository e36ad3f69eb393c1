import { zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Column } from './columns.ts';

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];

/** The rows as one Parquet file, compressed by zstd. */
export function toParquet(rows: readonly object[], columns: readonly Column[]): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)],
      columnData: columns.map((column) => ({
        name: column.name,
        data: rows.map((row) => cellOf(column, (row as Record<string, unknown>)[column.name])),
        // The least and the greatest of JSON texts would be kept whole, and serve nobody.
        statistics: !hasJson(column),
      })),
      codec: 'ZSTD',
      compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
      createdBy: 'Nightjar',
    }),
  );
}

function hasJson(column: Column): boolean {
  if (column.kind === 'leaf') return column.leaf === 'JSON';
  return column.kind === 'list' ? hasJson(column.element) : column.children.some(hasJson);
}

function elementsOf(column: Column): SchemaElement[] {
  const head = { name: column.name, repetition_type: 'OPTIONAL' } as const;
  switch (column.kind) {
    case 'list':
      return [
        { ...head, converted_type: 'LIST', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        ...elementsOf(column.element),
      ];
    case 'struct':
      return [
        { ...head, num_children: column.children.length },
        ...column.children.flatMap(elementsOf),
      ];
    case 'leaf':
      return [{ ...head, ...leafOf(column.leaf) }];
  }
}

function leafOf(
  leaf: (Column & { kind: 'leaf' })['leaf'],
): Pick<SchemaElement, 'type' | 'converted_type'> {
  if (leaf === 'STRING') return { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  return leaf === 'JSON' ? { type: 'BYTE_ARRAY', converted_type: 'JSON' } : { type: leaf };
}

/** A value as its column takes it. */
function cellOf(column: Column, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  switch (column.kind) {
    case 'list':
      return (value as unknown[]).map((inner) => cellOf(column.element, inner));
    case 'struct':
      return Object.fromEntries(
        column.children.map((child) => [
          child.name,
          cellOf(child, (value as Record<string, unknown>)[child.name]),
        ]),
      );
    case 'leaf':
      if (column.leaf === 'JSON') return wellFormed(value);
      return column.leaf === 'INT64' ? BigInt(value as number) : value;
  }
}

/** Readers refuse JSON with half a character in it. */
function wellFormed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed() : inner,
  );
}
