import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { makeZip } from '@nightjar/vendors/testing';
import { analyze, lines, makeFolder, now, run, signIn } from '../cli.fixture.ts';

const { folder, write, end } = makeFolder();
afterAll(end);

const csv = (n: number): string =>
  `RecordType,AuditData\n15,"${JSON.stringify(signIn(n)).replaceAll('"', '""')}"\n`;
const flow = (n: number): object => ({
  _path: 'conn',
  ts: now / 1000 - 3600 - n,
  uid: `C${n}`,
  'id.orig_h': '10.0.0.1',
  'id.orig_p': 5000 + n,
  'id.resp_h': '198.51.100.20',
  'id.resp_p': 443,
  conn_state: 'SF',
});

it('says of each file what it is by what it holds, in one call', async () => {
  const exports = join(folder, 'mixed');
  mkdirSync(exports);
  writeFileSync(join(exports, 'one.txt'), csv(1));
  writeFileSync(join(exports, 'two.json'), csv(2));
  writeFileSync(join(exports, 'flows.csv'), zstdCompressSync(lines(flow(1), flow(2), 'bad')));
  writeFileSync(join(exports, 'empty.log'), '');
  writeFileSync(join(exports, 'picture'), lines({ kind: 'weather' }));
  const members = [
    { name: 'in/audit', bytes: Buffer.from(lines(signIn(3))) },
    { name: 'in/flows.gz', bytes: gzipSync(lines(flow(3))) },
  ];
  writeFileSync(join(exports, 'all.zip'), makeZip(...members));
  const { document } = await analyze(exports);
  const account = (file: string, ...of: unknown[]) => {
    const [kind, container, records, understood] = of;
    return { file: join(exports, file), kind, container, records, understood };
  };
  expect(document.files).toEqual([
    account('all.zip > in/audit', 'microsoft-365', 'JSON lines, zip', 1, 1),
    account('all.zip > in/flows.gz', 'zeek', 'JSON lines, zip, gzip', 1, 1),
    account('empty.log', null, null, 0, 0),
    account('flows.csv', 'zeek', 'JSON lines, zstd', 3, 2),
    account('one.txt', 'microsoft-365', 'CSV', 1, 1),
    account('picture', null, 'JSON lines', 1, 0),
    account('two.json', 'microsoft-365', 'CSV', 1, 1),
  ]);
  expect(document.filesTotal).toBe(7);
  const { out } = await run(['analyze', exports]);
  expect(out.split('\n')[0]).toBe(
    '7 files: 2 Microsoft 365 audit (CSV), 1 Microsoft 365 audit (JSON lines, zip), ' +
      '1 Zeek (JSON lines, zip, gzip), 1 Zeek (JSON lines, zstd), ' +
      '1 of no known kind (JSON lines), 1 with nothing to read.',
  );
});

it('an unreadable file among a thousand, and a loop of links, stop nothing', async () => {
  const exports = join(folder, 'thousand');
  mkdirSync(exports);
  for (let n = 1; n <= 1000; n++) writeFileSync(join(exports, `${n}.json`), lines(signIn(n)));
  writeFileSync(join(exports, 'bent.zip'), 'PK\x03\x04 and nothing of it');
  symlinkSync(join(exports, 'nowhere'), join(exports, 'gone.json'));
  symlinkSync(exports, join(exports, 'loop'));
  const { code, document } = await analyze(exports);
  expect([code, document.eventsRead, document.filesTotal]).toEqual([2, 1000, 1001]);
  expect(document.files).toHaveLength(1000);
  expect(document.notUnderstood).toEqual([
    expect.objectContaining({ reason: expect.stringContaining('the archive is damaged') }),
  ]);
});

it('what networks tell fires no model of an application', async () => {
  const flows = Array.from({ length: 500 }, (_, n) => flow(n));
  const { document } = await analyze(write('flows.jsonl', lines(...flows)));
  expect(document.eventsBySource).toEqual({ zeek: 500 });
  expect([...document.incidents, ...document.ungroupedBreaches, ...document.nearMisses]).toEqual(
    [],
  );
  expect(document.entities.map(({ key }) => key)).toEqual(['ip:10.0.0.1']);
});
