import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readRecords, recordBytesMax } from './index.ts';

const record = (id: number): string =>
  JSON.stringify({
    CreationTime: '2026-03-01T10:00:00',
    Id: String(id),
    Operation: 'UserLoggedIn',
    Workload: 'AzureActiveDirectory',
  });

async function* chunked(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  bytes: Uint8Array,
  size?: number,
): Promise<{ ids: string[]; reasons: [number, string][] }> {
  const ids: string[] = [];
  const reasons: [number, string][] = [];
  for await (const one of readRecords(chunked(bytes, size))) {
    if (one.ok) ids.push((one.record as { Id: string }).Id);
    else reasons.push([one.line, one.reason]);
  }
  return { ids, reasons };
}

test('a record that cannot be written as text costs no neighbour', async () => {
  const bad = ['FlowDirection', 'FlowStartTime', 'L4Protocol', 'Type', 'class_uid'].map((name) =>
    JSON.stringify({ [name]: { toString: 1 } }),
  );
  const { ids, reasons } = await read(Buffer.from([record(1), ...bad, record(2)].join('\n')));
  expect(ids).toEqual(['1', '2']);
  expect(reasons).toHaveLength(bad.length);
});

test('JSON lines, an array, pretty objects and wrappers give the same records', async () => {
  const objects = [1, 2, 3].map((id) => JSON.parse(record(id)) as object);
  const containers = [
    `${[1, 2, 3].map(record).join('\n')}\n`,
    JSON.stringify(objects),
    JSON.stringify(objects, null, 2),
    objects.map((one) => JSON.stringify(one, null, 2)).join('\n'),
    JSON.stringify({ '@odata.context': 'x', value: objects }),
    JSON.stringify({ Records: objects }, null, 2),
    `\uFEFF${[1, 2, 3].map(record).join('\r\n')}`,
  ];
  for (const container of containers) {
    expect(await read(Buffer.from(container))).toEqual({ ids: ['1', '2', '3'], reasons: [] });
  }
});

test('a CSV with the record in AuditData, quotes and line breaks inside', async () => {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = [1, 2].map((id) => `15,${cell('a\nb')},${cell(record(id))}`);
  const csv = `RecordType,UserIds,AuditData\n${rows.join('\n')}\n16,x,\n`;
  const { ids, reasons } = await read(Buffer.from(csv));
  expect(ids).toEqual(['1', '2']);
  expect(reasons).toEqual([[6, expect.stringContaining('AuditData')]]);
});

test('a CSV without such a column is rows that are records themselves', async () => {
  const csv = '\uFEFFId,Operation,RecordType\n1,FileAccessed,6\n"2",FileAccessed,6\n';
  expect((await read(Buffer.from(csv))).ids).toEqual(['1', '2']);
  const flows = 'Source,Bytes\n10.0.0.1,7\n';
  expect((await read(Buffer.from(flows))).reasons).toEqual([
    [2, 'unknown kind of record (begins with "Source", "Bytes")'],
  ]);
});

test('gzip is unpacked; a truncated one keeps what came before and says so', async () => {
  const packed = gzipSync(
    Buffer.from(Array.from({ length: 2000 }, (_, id) => record(id)).join('\n')),
  );
  expect((await read(packed, 1024)).ids).toHaveLength(2000);
  const cut = await read(packed.subarray(0, packed.length - 200), 1024);
  expect(cut.ids.length).toBeGreaterThan(100);
  expect(cut.reasons.at(-1)![1]).toContain('ends early');
});

test('malformed, NUL, deep and too long records are refused with their line, neighbours go on', async () => {
  const deep = `${'{"a":'.repeat(80)}1${'}'.repeat(80)}`;
  const long = `{"x":"${'y'.repeat(recordBytesMax + 10)}"}`;
  const text = [record(1), '{"broken', 'nul\0', deep, long, record(2), '{"a":1}'].join('\n');
  const { ids, reasons } = await read(Buffer.from(text), 65536);
  expect(ids).toEqual(['1', '2']);
  expect(reasons.map(([line]) => line)).toEqual([2, 3, 4, 5, 7]);
});

test('Latin-1 and UTF-16 are read', async () => {
  const text = record(1).replace('UserLoggedIn', 'Us\u00e9r');
  expect((await read(Buffer.from(text, 'latin1'))).ids).toEqual(['1']);
  expect((await read(Buffer.from(`\uFEFF${text}`, 'utf16le'), 64)).ids).toEqual(['1']);
});

test('a record that names __proto__ changes nothing', async () => {
  const text = record(1).replace('{', '{"__proto__":{"polluted":true},');
  expect((await read(Buffer.from(text))).ids).toEqual(['1']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('what is not wanted is passed over, asked for in the order of the input', async () => {
  const input = [record(1), 'not JSON', record(2), record(3)].join('\n');
  const answers = [true, false, false, true];
  const reads = [];
  const isWanted = (): boolean => answers.shift()!;
  for await (const one of readRecords(chunked(Buffer.from(input)), { isWanted }))
    reads.push([one.line, one.ok]);
  expect(reads).toEqual([
    [1, true],
    [4, true],
  ]);
  expect(answers).toEqual([]);
});
