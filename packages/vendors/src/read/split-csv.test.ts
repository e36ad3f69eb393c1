import { expect, it } from 'vitest';
import { auditRecord, readAll, told } from './read.fixture.ts';

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

it.each(['event.original', '_source', 'Nachricht', 'f\u00fcnf, sechs'])(
  "a SIEM's own column %s is found by what it holds",
  async (name) => {
    const rows = [1, 2].map((id) => `2026-03-01,"{""x"":1}",${cell(auditRecord(id))},=1+1`);
    const text = `time,tags,${cell(name)},note\n${rows.join('\n')}\n2026-03-01,,,\n`;
    expect(told(await readAll(text))).toEqual({
      ids: ['1', '2'],
      refused: [`:4: column ${name} is empty: it should hold the vendor's record`],
    });
  },
);

it('rows that only hold JSON of no feed are records themselves', async () => {
  const text = `Id,Operation,RecordType,Details\n1,FileAccessed,6,"{""a"":1}"\n`;
  expect(told(await readAll(text)).ids).toEqual(['1']);
});

it.each([';', '\t'])('columns may be parted by %j', async (mark) => {
  const text = ['Id', 'Operation', 'RecordType'].join(mark);
  expect(told(await readAll(`${text}\n1${mark}FileAccessed${mark}6\n`)).ids).toEqual(['1']);
});

it('formulas, quotes and line breaks inside JSON inside CSV stay what they are', async () => {
  const nasty = { UserId: '=cmd|\u2019/c calc\u2019!A0', Note: 'a "quoted"\nline, and\r\n{more}' };
  const rows = [1, 2].map((id) => `${cell('+1\n"2"')},${cell(auditRecord(id, nasty))}`);
  const reads = await readAll(`Note,AuditData\n${rows.join('\n')}`, 7);
  expect(told(reads)).toEqual({ ids: ['1', '2'], refused: [] });
  for (const read of reads) expect(read.ok && read.record).toMatchObject(nasty);
});

it('two hundred columns are no burden', async () => {
  const names = Array.from({ length: 200 }, (_, n) => `column ${n}`);
  const row = (id: number): string =>
    names.map((_, n) => (n === 150 ? cell(auditRecord(id)) : `"{""n"":${n}}"`)).join(',');
  const reads = await readAll(`${names.join(',')}\n${row(1)}\n${row(2)}\n`);
  expect(told(reads)).toEqual({ ids: ['1', '2'], refused: [] });
});

it('of a file that is CSV first and JSON lines then, both are read', async () => {
  const csv = `Id,Operation,RecordType\n1,FileAccessed,6\n`;
  const text = `${csv}${auditRecord(2, { Note: 'a, "b' })}\n{"broken\n${auditRecord(3)}\n`;
  const { ids, refused } = told(await readAll(text));
  expect(ids).toEqual(['1', '2', '3']);
  expect(refused).toEqual([expect.stringMatching(/^:4: unknown kind of record/)]);
});

it('of a file that is JSON lines first and CSV then, the rows are refused one by one', async () => {
  const text = `${auditRecord(1)}\nId,Operation,RecordType\n2,FileAccessed,6\n${auditRecord(3)}\n`;
  expect(told(await readAll(text))).toEqual({
    ids: ['1', '3'],
    refused: [':2: not JSON', ':3: not JSON'],
  });
});
