import { expect, test } from 'vitest';
import { exportRecords } from '../demo/export-records.ts';
import { writeEntraJson } from './entra-json.ts';
import { writeEntraJsonLines, writeM365JsonLines } from './json-lines.ts';
import { writeSearchUnifiedAuditLogCsv } from './search-csv.ts';

const records = [
  ...exportRecords({
    scenario: 'b',
    days: 4,
    seed: 'write',
    anchor: Date.UTC(2026, 5, 10, 14),
    size: 6,
  }),
];
const audit = records
  .filter(({ source }) => source === 'microsoft-365')
  .map(({ record }) => record);
const entra = records.filter(({ source }) => source === 'entra-id').map(({ record }) => record);

test('JSON lines give back the records of their own feed only', () => {
  const read = (lines: Iterable<string>): unknown[] =>
    [...lines]
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  expect(audit.length).toBeGreaterThan(100);
  expect(read(writeM365JsonLines(records))).toEqual(audit);
  expect(read(writeEntraJsonLines(records))).toEqual(entra);
});

test('the Entra export is one JSON array, even of nothing', () => {
  expect(JSON.parse([...writeEntraJson(records)].join(''))).toEqual(entra);
  expect(JSON.parse([...writeEntraJson([])].join(''))).toEqual([]);
});

test('the CSV has the columns of Search-UnifiedAuditLog, and its AuditData is the record', () => {
  const [header, ...lines] = [...writeSearchUnifiedAuditLogCsv(records)].map((line) =>
    line.trimEnd(),
  );
  expect(header).toBe(
    '"RecordType","CreationDate","UserIds","Operations","AuditData","ResultIndex","ResultCount","Identity","IsValid","ObjectState"',
  );
  const cells = lines.map((line) =>
    [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((cell) => cell[1]!.replaceAll('""', '"')),
  );
  expect(cells.every((row) => row.length === 10)).toBe(true);
  expect(cells.map((row) => JSON.parse(row[4]!))).toEqual(audit);
  expect(cells[0]![1]).toMatch(/^6\/[67]\/2026 \d{1,2}:\d\d:\d\d [AP]M$/);
});
