import { expect, it } from 'vitest';
import { readAll } from './read.fixture.ts';

const header = (path: string, fields: string, types: string): string =>
  [
    '#separator \\x09',
    '#set_separator\t,',
    '#empty_field\t(empty)',
    '#unset_field\t-',
    `#path\t${path}`,
    '#open\t2026-03-12-09-30-00',
    `#fields\t${fields.replaceAll(' ', '\t')}`,
    `#types\t${types.replaceAll(' ', '\t')}`,
  ].join('\n');
const line = (...cells: string[]): string => cells.join('\t');
const records = async (text: string): Promise<unknown[]> =>
  (await readAll(text, 7)).map((read) => (read.ok ? read.record : `${read.line}: ${read.reason}`));

const ends = 'id.orig_h id.orig_p id.resp_h id.resp_p';
const endTypes = 'addr port addr port';
const addresses = ['10.0.0.1', '5000', '198.51.100.20', '53'];

it('values are of their types, what is unset is absent', async () => {
  const text = [
    header(
      'dns',
      `ts uid ${ends} query answers TTLs AA rtt`,
      `time string ${endTypes} string vector[string] vector[interval] bool interval`,
    ),
    line(
      '1773307802.001',
      'C1',
      ...addresses,
      'mail.example',
      'a\\x2cb,c',
      '300.000000,60.5',
      'F',
      '-',
    ),
    line('1773307803.5', 'C2', ...addresses, '(empty)', '(empty)', '-', 'T', '0.018'),
    '#close\t2026-03-12-10-00-00',
  ].join('\n');
  const common = {
    _path: 'dns',
    'id.orig_h': '10.0.0.1',
    'id.orig_p': 5000,
    'id.resp_h': '198.51.100.20',
    'id.resp_p': 53,
  };
  expect(await records(text)).toEqual([
    {
      ...common,
      ts: 1773307802.001,
      uid: 'C1',
      query: 'mail.example',
      answers: ['a,b', 'c'],
      TTLs: [300, 60.5],
      AA: false,
    },
    { ...common, ts: 1773307803.5, uid: 'C2', query: '', answers: [], AA: true, rtt: 0.018 },
  ]);
});

it('several headers in a file: each holds for the lines below it', async () => {
  const text = [
    header('conn', `ts uid ${ends} conn_state`, `time string ${endTypes} string`),
    line('1773307802', 'C1', ...addresses, 'SF'),
    '#separator |',
    '#path|dns',
    '#unset_field|?',
    `#fields|ts|uid|${ends.replaceAll(' ', '|')}|query`,
    `#types|time|string|${endTypes.replaceAll(' ', '|')}|string`,
    ['1773307803', 'C2', ...addresses, '?'].join('|'),
  ].join('\n');
  const [one, other] = (await records(text)) as Record<string, unknown>[];
  expect([one!['_path'], one!['conn_state']]).toEqual(['conn', 'SF']);
  expect([other!['_path'], other!['query'], other!['ts']]).toEqual(['dns', undefined, 1773307803]);
});

it('lines that are none of the log are refused, their neighbours are kept', async () => {
  const good = line('1773307802', 'C1', ...addresses);
  const text = [
    '#separator \\x09',
    good,
    header('conn', `ts uid ${ends}`, `time string ${endTypes}`),
    'short\tline',
    good,
  ].join('\n');
  expect(await records(text)).toEqual([
    '2: stands before any #fields that names columns',
    '11: not a line of this log: 2 columns, not 6',
    expect.objectContaining({ uid: 'C1' }),
  ]);
});

it('bytes that are escaped are text again, and a value that is not of its type stays text', async () => {
  const text = [
    header('http', `ts uid ${ends} host status_code`, `time string ${endTypes} string count`),
    line('1773307802', 'C1', ...addresses, 'caf\\xc3\\xa9\\x09\\\\x', 'many'),
  ].join('\n');
  expect(await records(text)).toEqual([
    expect.objectContaining({ host: 'caf\u00e9\t\\x', status_code: 'many' }),
  ]);
});
