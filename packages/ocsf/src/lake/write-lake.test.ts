import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { action, breach, hostileBreach } from '../export/findings.fixture.ts';
import { toDetectionFinding, toResponseActivity } from '../export/index.ts';
import { validateEvent } from '../validate/validate-event.ts';
import { writeLake, type Written } from './index.ts';
import { ask, readLake, withoutNulls } from './read-lake.fixture.ts';

const options = { version: '1.1.0', productVersion: '0.1.0' } as const;
const dayMs = 86_400_000;
const findings = Array.from({ length: 200 }, (_, at) =>
  toDetectionFinding(
    {
      ...(at % 10 === 0 ? hostileBreach : breach),
      id: `b${at}`,
      endTime: breach.time + ((at * 7919) % 200) * 60_000 + (at % 2) * dayMs,
      observations: at % 3 === 0 ? [] : breach.observations,
    },
    options,
  ),
);
const events = [...findings, toResponseActivity(action, options)];
const folder = mkdtempSync(join(tmpdir(), 'nightjar-lake-'));
const lake = { folder, region: 'eu-central-1', accountId: 'external', events };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = (value: unknown): unknown => withoutNulls(JSON.parse(JSON.stringify(value)));
const byUid = (rows: readonly object[]): Map<string, unknown> =>
  new Map(rows.map((row) => [(row as { metadata: { uid: string } }).metadata.uid, plain(row)]));

describe('a lake in a folder', () => {
  let written: Written;
  beforeAll(() => void (written = writeLake(lake)));

  it('lies in the layout of Security Lake: source, region, account, day', () => {
    expect(written.files.map(({ path, events }) => [relative(folder, path), events])).toEqual([
      [
        expect.stringMatching(
          /^ext\/nightjar-detection\/region=eu-central-1\/accountId=external\/eventDay=20260312\/[0-9a-f]{32}\.parquet$/,
        ),
        100,
      ],
      [expect.stringMatching(/\/eventDay=20260313\//), 100],
      [expect.stringMatching(/^ext\/nightjar-response\//), 1],
    ]);
    expect(written.refused).toEqual([]);
  });

  it('is compressed by zstd', async () => {
    const files = `${folder}/ext/**/*.parquet`;
    const question = `select distinct compression from parquet_metadata('${files}')`;
    expect(await ask(question)).toEqual(['ZSTD']);
  });

  it('is read back by DuckDB as what was written, each row OCSF 1.1.0, sorted by time', async () => {
    const rows = [
      ...(await readLake(folder, 'nightjar-detection')),
      ...(await readLake(folder, 'nightjar-response')),
    ];
    expect(rows).toHaveLength(events.length);
    for (const row of rows) expect(validateEvent(row, { version: '1.1.0' }).errors).toEqual([]);
    expect(byUid(rows)).toEqual(byUid(events));
    const times = rows.slice(0, 100).map((row) => row['time'] as number);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBeGreaterThan(50);
  });

  it('written again, in another order, is the same files', () => {
    const before = written.files.map(({ path }) => readFileSync(path));
    const again = writeLake({ ...lake, events: events.toReversed() });
    expect(again.files).toEqual(written.files);
    expect(again.files.map(({ path }) => readFileSync(path))).toEqual(before);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.includes('.parquet'))).toHaveLength(3);
  });

  it('refuses what is not OCSF 1.1.0, and writes the rest', () => {
    const bad = { ...findings[0]!, severity_id: 17 };
    const { files, refused } = writeLake({ ...lake, events: [bad, findings[2]!] });
    expect(files.map((file) => file.events)).toEqual([1]);
    expect(refused).toMatchObject([{ uid: bad.metadata.uid, errors: [{ path: '/severity_id' }] }]);
  });

  it.each(['../up', 'a/b', '', 'x'.repeat(65)])('%o is no account', (accountId) => {
    expect(() => writeLake({ ...lake, accountId })).toThrow('cannot be part of');
  });
});
