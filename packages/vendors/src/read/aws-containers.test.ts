import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { listFixtures } from '../list-fixtures.ts';
import { readAll } from './read.fixture.ts';

const recordOf = (source: 'aws-cloudtrail' | 'aws-vpc-flow' | 'aws-guardduty', name: string) =>
  listFixtures(source).find((one) => one.name === name)!.record;

async function recordsOf(input: string | Uint8Array): Promise<unknown[]> {
  return (await readAll(input)).map((read) => (read.ok ? [read.source, read.record] : read.reason));
}

describe('CloudTrail', () => {
  const record = recordOf('aws-cloudtrail', 'by-role');
  const trail = ['aws-cloudtrail', record];
  const text = JSON.stringify(record);
  const listed = (inner: string) => ({
    EventId: record['eventID'],
    EventName: record['eventName'],
    ReadOnly: 'false',
    EventTime: 1_773_307_817,
    EventSource: record['eventSource'],
    Username: 'release-17',
    Resources: [],
    CloudTrailEvent: inner,
  });

  it.each<[string, string | Uint8Array]>([
    ['an object of a bucket', gzipSync(JSON.stringify({ Records: [record, record] }))],
    ['an object of a bucket, indented', JSON.stringify({ Records: [record, record] }, null, 2)],
    ['lines', `${text}\n${text}\n`],
    ['a list', JSON.stringify([record, record])],
    ['lookup-events', JSON.stringify({ Events: [listed(text), listed(text)] }, null, 4)],
    [
      'a page of lookup-events',
      JSON.stringify({ NextToken: 'x', Events: [listed(text), listed(text)] }),
    ],
    [
      'events of a bus',
      `${JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.ec2', detail: record })}\n`.repeat(
        2,
      ),
    ],
    ['a column of a SIEM', `_time,_raw\n${`1,"${text.replaceAll('"', '""')}"\n`.repeat(2)}`],
    ['what a SIEM exports', `${JSON.stringify({ result: { _raw: text } })}\n`.repeat(2)],
    [
      'a group of logs',
      JSON.stringify({
        messageType: 'DATA_MESSAGE',
        logEvents: [{ message: text }, { message: text }],
      }),
    ],
  ])('%s holds the records', async (_, input) => {
    expect(await recordsOf(input)).toEqual([trail, trail]);
  });

  it.each(['workspace-row', 'console-row'])('a %s is read from CSV and JSON', async (name) => {
    const row = recordOf('aws-cloudtrail', name) as Record<string, string>;
    const cells = Object.values(row).map((cell) => `"${cell.replaceAll('"', '""')}"`);
    const csv = `${Object.keys(row).join(',')}\n${cells.join(',')}\n`;
    expect(await recordsOf(csv)).toEqual([['aws-cloudtrail', row]]);
    expect(await recordsOf(JSON.stringify([row]))).toEqual([['aws-cloudtrail', row]]);
  });

  it('what holds no record that is known is refused as it is', async () => {
    const [refused] = await recordsOf(JSON.stringify({ detail: { message: 'hello' }, event: 7 }));
    expect(refused).toBe('unknown kind of record (begins with "detail", "event")');
  });

  it('an envelope within an envelope without end is refused', async () => {
    const nested = `${'{"event":'.repeat(40)}${text}${'}'.repeat(40)}`;
    expect(await recordsOf(nested)).toEqual([expect.stringContaining('unknown kind')]);
  });
});

describe('flow logs', () => {
  const flow = recordOf('aws-vpc-flow', 'accepted') as Record<string, string>;
  const told = ['aws-vpc-flow', flow];
  const line = Object.values(flow).join(' ');
  const header = Object.keys(flow).join(' ');

  it.each<[string, string | Uint8Array]>([
    ['lines of the default format', `${line}\n${line}\n`],
    ['an object of a bucket', gzipSync(`${header}\n${line}\n${line}\n`)],
    ['lines of a group of logs', `2026-03-12T09:30:17.000Z ${line}\n`.repeat(2)],
    [
      'events of a group of logs',
      JSON.stringify({
        events: [
          { timestamp: 1, message: line },
          { timestamp: 2, message: line },
        ],
      }),
    ],
    ['CSV', `${Object.keys(flow).join(',')}\n${`${Object.values(flow).join(',')}\n`.repeat(2)}`],
  ])('%s', async (_, input) => {
    expect(await recordsOf(input)).toEqual([told, told]);
  });

  it('a header names the fields of any format, and another may follow', async () => {
    const log = 'srcaddr dstaddr start\n10.0.0.1 10.0.0.2 1\ndstaddr start\n10.0.0.3 -\n1 2 3\n';
    expect(await recordsOf(log)).toEqual([
      ['aws-vpc-flow', { srcaddr: '10.0.0.1', dstaddr: '10.0.0.2', start: '1' }],
      expect.stringContaining('unknown kind of record'),
      'not a line of this flow log: 3 fields, not 2',
    ]);
  });

  it('Parquet has its own names and types', async () => {
    const row = recordOf('aws-vpc-flow', 'parquet-row');
    const columnData = Object.entries(row).map(([name, cell]) => ({
      name,
      data: [typeof cell === 'number' ? BigInt(cell) : cell],
      type: typeof cell === 'number' ? ('INT64' as const) : ('STRING' as const),
    }));
    const [read] = await readAll(new Uint8Array(parquetWriteBuffer({ columnData })));
    expect(read).toMatchObject({ source: 'aws-vpc-flow', record: row, container: 'Parquet' });
  });
});

describe('GuardDuty', () => {
  const finding = recordOf('aws-guardduty', 'user-calls');

  it.each([
    ['an exported line', JSON.stringify(finding)],
    ['an event of a bus', JSON.stringify({ source: 'aws.guardduty', detail: finding })],
  ])('%s', async (_, input) => {
    expect(await recordsOf(input)).toEqual([['aws-guardduty', finding]]);
  });

  it('what the command line lists', async () => {
    const listed = recordOf('aws-guardduty', 'listed');
    expect(await recordsOf(JSON.stringify({ Findings: [listed] }, null, 2))).toEqual([
      ['aws-guardduty', listed],
    ]);
  });
});
