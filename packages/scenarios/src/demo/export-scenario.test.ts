import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const command = fileURLToPath(new URL('./export-scenario.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nightjar-export-'));
const out = join(folder, 'records.jsonl');
const small = ['--scenario', 'benign', '--anchor', '2026-06-01T12:00:00Z', '--out', out];
const run = (...args: string[]) =>
  spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });

afterAll(() => rmSync(folder, { recursive: true }));

test('it tells how it is used when asked, and on what it does not understand', () => {
  expect(run('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^export-scenario --scenario/),
    stderr: '',
  });
  for (const wrong of [
    ['--scenarios', 'a'],
    [...small, '--days', 'few'],
    [...small, '--format', 'toString'],
  ])
    expect(run(...wrong)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^export-scenario --scenario/),
    });
  expect(existsSync(out)).toBe(false);
});

test('a file holds the days that were asked for', () => {
  expect(run(...small, '--days', '1', '--size', '3')).toMatchObject({ status: 0, stderr: '' });
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
  const times = lines.map((line) => (JSON.parse(line) as { CreationTime: string }).CreationTime);
  expect(times.length).toBeGreaterThan(10);
  expect(times.every((time) => time >= '2026-05-31T12' && time < '2026-06-01T12')).toBe(true);
});

test('the directory is a page of Graph, as of the first of the days', () => {
  const of = [...small, '--days', '10', '--size', '3', '--format', 'directory'];
  expect(run(...of)).toMatchObject({ status: 0, stderr: '' });
  const page = JSON.parse(readFileSync(out, 'utf8')) as { value: { asOf: string }[] };
  // Three people, two administrators among them, and three accounts of machines.
  expect(page.value).toHaveLength(6);
  expect(page.value[0]!.asOf).toBe('2026-05-22T12:00:00.000Z');
});
