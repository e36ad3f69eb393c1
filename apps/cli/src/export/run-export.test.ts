import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateEvent } from '@nightjar/ocsf';
import { afterAll, expect, it, vi } from 'vitest';
import { analyze, makeFolder, run, samplePath } from '../cli.fixture.ts';

// The sample is read twice, by whatever machine.
vi.setConfig({ testTimeout: 60_000 });

const { folder, write, end } = makeFolder();
afterAll(end);

interface Finding {
  class_uid: number;
  message: string;
}

it('writes the findings of the sample as OCSF 1.8.0, one a line', async () => {
  const out = join(folder, 'ocsf');
  const { code, error } = await run(['export', samplePath, '--format', 'ocsf', '--out', out]);
  expect([code, error]).toEqual([0, '']);
  const lines = readFileSync(join(out, 'findings.jsonl'), 'utf8').trimEnd().split('\n');
  const findings = lines.map((line) => JSON.parse(line) as Finding);
  for (const one of findings) expect(validateEvent(one, { version: '1.8.0' }).errors).toEqual([]);
  const { document } = await analyze(samplePath);
  const incidents = findings.filter((one) => one.class_uid === 2005);
  expect(incidents.map((one) => one.message)).toEqual(document.incidents.map((one) => one.title));
  expect(findings.filter((one) => one.class_uid === 2004)).toHaveLength(
    document.ungroupedBreaches.length + document.incidents.flatMap((one) => one.breaches).length,
  );
});

it('writes them as Parquet in the layout of a lake', async () => {
  const out = join(folder, 'lake');
  const args = ['--format', 'parquet', '--out', out, '--account', '123456789012'];
  const { code, out: said } = await run(['export', samplePath, ...args]);
  expect(code).toBe(0);
  const paths = readdirSync(out, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => path.endsWith('.parquet'));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    expect(file).toMatch(
      /^ext\/nightjar-(detection|incident)\/region=local\/accountId=123456789012\/eventDay=\d{8}\//,
    );
    expect(said).toContain(file);
  }
});

it.each([
  ['no format', ['--out', 'x']],
  ['a format that is none', ['--format', 'xml', '--out', 'x']],
  ['no folder', ['--format', 'ocsf']],
  [
    'an account that is no part of a path',
    ['--account', '../up', '--format', 'parquet', '--out', 'x'],
  ],
])('%s is a wrong call', async (_, args) => {
  const { code, error } = await run(['export', samplePath, ...args]);
  expect(code).toBe(2);
  expect(error).toContain('--');
});

it('a file without a known record is not half understood', async () => {
  const args = ['--format', 'ocsf', '--out', join(folder, 'none')];
  expect((await run(['export', write('bad.jsonl', 'bad\nworse'), ...args])).code).toBe(3);
  expect((await run(['export', join(folder, 'absent'), ...args])).code).toBe(2);
});
