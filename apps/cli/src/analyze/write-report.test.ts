import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run, samplePath } from '../cli.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'nightjar-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const analyze = (report: string) => run(['analyze', '--report', report, samplePath]);

test('a page holds the incident that the text tells', async () => {
  const file = join(folder, 'report.html');
  const { code, out } = await analyze(file);
  expect(code).toBe(1);
  const [, id = ''] = /(INC-\w+)/.exec(out) ?? [];
  expect(readFileSync(file, 'utf8')).toContain(`id="${id}"`);
});

test('a PDF is written where the name says so', async () => {
  const file = join(folder, 'report.PDF');
  expect(await analyze(file)).toMatchObject({ code: 1 });
  expect(readFileSync(file, 'latin1').startsWith('%PDF-1.7')).toBe(true);
});

test('a name of another ending, and a folder that is not there, are said and nothing is written', async () => {
  expect(await analyze(join(folder, 'report.docx'))).toMatchObject({ code: 2 });
  const lost = join(folder, 'nowhere', 'report.html');
  const { code, error } = await analyze(lost);
  expect([code, existsSync(lost)]).toEqual([2, false]);
  expect(error).toContain('cannot be written (ENOENT)');
});
