import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listFixtures } from '../list-fixtures.ts';
import { vendors } from '../vendors.ts';
import { auditRecord, readAll, told } from './read.fixture.ts';
import { listWithin, unwrap } from './unwrap.ts';

type Rec = Readonly<Record<string, unknown>>;

const json = JSON.stringify;
const lines = (records: readonly Rec[], wrap: (record: Rec) => unknown): string =>
  records.map((one) => json(wrap(one))).join('\n');
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const utf16 = (text: string): Buffer<ArrayBuffer> => Buffer.from(text, 'utf16le');

/** How responders are given logs: the same records each time. */
const wrappings: Readonly<Record<string, (records: readonly Rec[]) => string | Uint8Array>> = {
  'a search that a SIEM exports': (records) =>
    lines(records, (one) => ({ preview: false, result: { ...one, _raw: json(one), _time: 'x' } })),
  'a search as one object': (records) =>
    json({ preview: false, messages: [], results: records.map((one) => ({ _raw: json(one) })) }),
  'hits of a search': (records) =>
    json({
      took: 1,
      _shards: {},
      hits: { total: 2, hits: records.map((_source) => ({ _source })) },
    }),
  'indented hits': (records) =>
    json(
      { took: 1, hits: { total: 2, hits: records.map((_source) => ({ _source })) } },
      undefined,
      2,
    ),
  'documents with what they were made of': (records) =>
    lines(records, (one) => ({
      _source: { '@timestamp': 'x', event: { original: json(one), action: 'x' }, user: {} },
    })),
  'documents with dots in their names': (records) =>
    lines(records, (one) => ({ _source: { 'event.original': json(one) } })),
  'documents whose fields are lists': (records) =>
    lines(records, (one) => ({ _index: 'x', fields: { 'event.original': [json(one)] } })),
  'what is loaded in bulk': (records) =>
    records.map((one) => `{"index":{"_index":"x"}}\n${json(one)}`).join('\n'),
  'a shipper’s documents': (records) => lines(records, (one) => ({ '@timestamp': 'x', json: one })),
  'an event hub': (records) => json({ records }),
  'bodies of an event hub': (records) =>
    lines(records, (one) => ({ body: { records: [one] }, SequenceNumber: 1 })),
  'bodies of an event hub as text': (records) =>
    lines([{}, {}], () => ({ SequenceNumber: 1, Body: json({ records }) })),
  'pages on lines': (records) =>
    lines(records, (one) => ({ value: [one], '@odata.nextLink': 'x' })),
  'a wrapper that nobody told us of': (records) =>
    json({ exported: { by: ['x'] }, day: { entries: { list: records } }, pages: [{}] }),
  'a list for each kind': (records) =>
    json({ first: records.slice(0, 1), count: 2, others: records.slice(1) }, undefined, 2),
  'lists within a list': (records) => json(records.map((one) => [one])),
  'objects one after the other': (records) => records.map((one) => json(one)).join(''),
  'objects with commas after them': (records) => records.map((one) => `${json(one)},\n`).join(''),
  'lines that begin with a time': (records) =>
    records.map((one) => `2026-03-01T10:00:00Z [info] app: ${json(one)}\n`).join(''),
  'texts on lines': (records) => lines(records, json),
  'texts in a list': (records) =>
    json(
      records.map((one) => json(one)),
      undefined,
      2,
    ),
  'a field that nobody told us of': (records) => lines(records, (one) => ({ rawLog: json(one) })),
  'messages of a group of logs': (records) => lines(records, (one) => ({ '@message': one })),
  'a query of a group of logs': (records) =>
    json({ results: records.map((one) => [{ field: '@message', value: json(one) }]), status: 'x' }),
  'UTF-16, the high byte first': (records) => utf16(`\uFEFF${json(records)}`).swap16(),
  'UTF-16 without a mark': (records) => utf16(lines(records, (one) => one)),
  'UTF-16, CSV': (records) =>
    utf16(`\uFEFFId\t_raw\r\n${records.map((one) => `1\t${cell(json(one))}\r\n`).join('')}`),
  'a CSV of PowerShell': (records) =>
    `#TYPE System.Object\r\n"Id","Raw"\r\n${records.map((one) => `"1",${cell(json(one))}\r\n`).join('')}`,
  'a CSV of a spreadsheet': (records) =>
    `sep=;\r\nId;Raw\r\n${records.map((one) => `1;${cell(json(one))}\r\n`).join('')}`,
  'packed twice': (records) => gzipSync(gzipSync(lines(records, (one) => one))),
};

describe.each(['microsoft-365', 'entra-id', 'entra-audit', 'aws-cloudtrail', 'okta'] as const)(
  'records of %s',
  (source) => {
    const records = listFixtures(source).map(({ record }) => record);

    it.each(Object.entries(wrappings))('%s', async (_, wrap) => {
      for (const at of [0, 2, 4]) {
        const two = records.slice(at, at + 2);
        for (const size of [7, 65_536]) {
          const reads = await readAll(wrap(two) as string, size);
          const found = reads.flatMap((one) => (one.ok ? [json(one.record)] : []));
          expect([...new Set(found)]).toEqual(two.map((one) => json(one)));
          expect(new Set(reads.flatMap((one) => (one.ok ? [one.source] : [])))).toEqual(
            new Set([source]),
          );
        }
      }
    });
  },
);

it('a record is itself, whatever it holds', () => {
  for (const [source, { recognises }] of Object.entries(vendors))
    for (const { record } of listFixtures(source as keyof typeof vendors)) {
      expect(recognises(record)).toBe(true);
      expect(unwrap(record)).toEqual({ record, source });
      expect(unwrap(record).record).toBe(record);
      expect(listWithin(record)).toBeNull();
    }
});

it('tables that a query answers are rows with the names of their columns', async () => {
  const { record } = listFixtures('entra-audit').find(({ name }) => name === 'workspace-row')!;
  const names = Object.keys(record);
  const columns = names.map((name) => ({ name, type: 'string' }));
  const rows = [names.map((name) => record[name])];
  for (const indent of [0, 2]) {
    const answer = json({ tables: [{ name: 'PrimaryResult', columns, rows }] }, undefined, indent);
    expect(await readAll(answer)).toEqual([
      expect.objectContaining({ source: 'entra-audit', record, container: 'query result' }),
    ]);
  }
  const [cut] = await readAll('{"tables":[{"name":"x","rows":[');
  expect(cut).toMatchObject({ ok: false, reason: 'not JSON' });
});

it('cells of Athena are rows of its first', async () => {
  const { record } = listFixtures('aws-cloudtrail').find(({ name }) => name === 'athena-row')!;
  const data = (cells: unknown[]) => ({
    Data: cells.map((one) => (one === null ? {} : { VarCharValue: one })),
  });
  const Rows = [data(Object.keys(record)), data(Object.values(record))];
  const reads = await readAll(json({ UpdateCount: 0, ResultSet: { Rows } }, undefined, 4));
  expect(reads).toEqual([expect.objectContaining({ source: 'aws-cloudtrail', record })]);
});

it('a record laid flat is what it was', async () => {
  const record = listFixtures('okta').find(({ name }) => name === 'second-factors-reset')!.record;
  const flat = new Map<string, string>();
  const lay = (value: Rec, before: string): void => {
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string') flat.set(before + name, inner);
      else if (Array.isArray(inner)) flat.set(before + name, json(inner));
      else if (inner !== null && typeof inner === 'object') lay(inner as Rec, `${before}${name}.`);
    }
  };
  lay(record, '');
  const names = [...flat.keys(), 'client.empty'];
  const csv = `${names.join(',')}\n${names.map((name) => cell(flat.get(name) ?? '')).join(',')}\n`;
  const [read] = await readAll(csv);
  expect(read).toMatchObject({ ok: true, source: 'okta' });
  const { actor, client, target } = (read as { record: Rec }).record;
  expect({ actor, target }).toMatchObject({
    actor: { id: '00u1okafor' },
    target: record['target'],
  });
  expect(client).not.toHaveProperty('empty');
});

it('what is broken in a file of objects costs itself', async () => {
  const pretty = (id: number): string => json(JSON.parse(auditRecord(id)), undefined, 2);
  const broken = [
    auditRecord(2).slice(0, -9),
    auditRecord(2).slice(0, -1),
    `{"a":{"b":1`,
    '{"a":1,{"b":2}}',
  ];
  for (const one of broken) {
    for (const size of [3, 65_536]) {
      const { ids, refused } = told(await readAll(`${pretty(1)}\n${one}\n${pretty(3)}\n`, size));
      expect(ids).toEqual(['1', '3']);
      expect(refused[0]).toBe(':7: not JSON');
    }
  }
});

it('the list of a record is none of records, however many there are', async () => {
  const record = { ...(JSON.parse(auditRecord(1)) as Rec), Inner: [{ Name: 'x' }, { Name: 'y' }] };
  const many = Array.from({ length: 40 }, () => json(record, undefined, 2)).join('\n');
  const { ids, refused } = told(await readAll(many));
  expect(ids).toHaveLength(40);
  expect(refused).toEqual([]);
});

it.each(['entra-id', 'entra-audit', 'azure-activity'] as const)(
  'an envelope of %s that keeps its record as text is the same',
  async (source) => {
    const { record } = listFixtures(source).find(({ name }) => name === 'in-the-envelope')!;
    const folded = { ...record, properties: json(record['properties']) };
    expect(await readAll(json(folded))).toEqual([expect.objectContaining({ source, record })]);
  },
);

it('a risk in an envelope is read, a request to Graph is said to be none of what is', async () => {
  const { record } = listFixtures('entra-risk').find(({ name }) => name === 'detection')!;
  const sent = { time: 'x', category: 'UserRiskEvents', properties: record };
  const request = {
    ...sent,
    category: 'MicrosoftGraphActivityLogs',
    properties: { requestId: '1' },
  };
  const [risk, graph] = await readAll(`${json(sent)}\n${json(request)}\n`);
  expect(risk).toMatchObject({ source: 'entra-risk', record });
  expect(graph).toMatchObject({ reason: expect.stringContaining('a request to Microsoft Graph') });
});
