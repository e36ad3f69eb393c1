import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it, vi } from 'vitest';
import {
  analyze,
  badConsent,
  forwardingRule,
  lines,
  makeFolder,
  run,
  samplePath,
  signIn,
} from './cli.fixture.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { folder, write, end } = makeFolder();
afterAll(end);
// Some start processes, on machines that have much to do.
vi.setConfig({ testTimeout: 60_000 });

const found = write('found.jsonl', lines(signIn(11), badConsent(12), forwardingRule(13)));

it('exit code 0: nothing found', async () => {
  const { code, out } = await run(['analyze', write('quiet.jsonl', lines(signIn(1), signIn(2)))]);
  expect(code).toBe(0);
  expect(out).toContain('Read 2 events (2 microsoft-365) of 1 entities.');
  expect(out).toContain('No incidents.');
});

it('exit code 1: incidents found, told with their story', async () => {
  const { code, out } = await run(['analyze', samplePath]);
  expect(code).toBe(1);
  expect(out).toMatch(/^CRITICAL {2}INC-\w{6} {2}Mailbox takeover of j\.ortega@/m);
  expect(out).toContain('The inbox rule \u201cs\u201d was set');
  expect(out).toContain('SaaS / Compromise / Unusual Login and New Email Rule');
});

it('what comes through a declared egress is told as such, and is no stranger', async () => {
  const told = async (...more: string[]) => (await run(['analyze', samplePath, ...more])).out;
  const declared = /from 5\.62\.60\.202 \(AS198605 “[^”]+”, Kuwait, declared egress\)/;
  expect(await told()).not.toMatch(declared);
  expect(await told()).toContain('a source foreign to this account');
  const one = await told('--egress', '198.51.100.0/24,5.62.60.202');
  expect(one).toMatch(declared);
  expect(one).toContain('a source foreign to this account');
  const all = await told('--egress', 'AS198605,AS396073,AS37637,AS37122');
  expect(all).toMatch(declared);
  expect(all).not.toContain('a source foreign to this account');
  expect(all).toContain('nothing shows that somebody else was at the account');
});

it('exit code 2: a file is missing, or nothing is in it; what could be read is told all the same', async () => {
  expect((await run(['analyze', join(folder, 'missing.jsonl')])).error).toContain('ENOENT');
  expect((await run(['analyze', join(folder, 'missing.jsonl')])).code).toBe(2);
  expect((await run(['analyze', write('empty.jsonl', '')])).code).toBe(2);
  const both = await analyze(found, join(folder, 'missing.jsonl'));
  expect([both.code, both.document.incidents.length]).toEqual([2, 1]);
});

it('exit code 3: less than half was understood', async () => {
  const half = await analyze(write('half.jsonl', lines(signIn(1), 'bad')));
  const less = await analyze(write('less.jsonl', lines(signIn(1), 'bad', 'bad')));
  const none = await analyze(write('none.jsonl', lines({ eventName: 'RunInstances' })));
  expect([half.code, less.code, none.code]).toEqual([0, 3, 3]);
});

it('exit code 2: called wrongly, with one clear sentence', async () => {
  const path = write('one.jsonl', lines(signIn(1)));
  const wrong: [string[], string][] = [
    [['analyze'], 'files'],
    [['analyze', '--what', path], '--what'],
    [['analyze', path, '--egress', '203.0.113.0/24,here'], '"here" is no network'],
    [['analyze', '--since', 'yesterday', path], '--since'],
    [['analyze', '--since', '2026-13-40', path], '--since'],
    [['analyze', '--model-dir', join(folder, 'nowhere'), path], '--model-dir'],
    [['frobnicate'], 'frobnicate'],
  ];
  for (const [args, said] of wrong) {
    const { code, out, error } = await run(args);
    expect([args, code, out]).toEqual([args, 2, '']);
    expect(error).toContain(said);
  }
});

it('help has examples and exit codes; the version is the same everywhere', async () => {
  const { code, out } = await run(['analyze', '--help']);
  expect(code).toBe(0);
  expect(out).toContain('nightjar analyze --json export.jsonl.gz');
  expect(out).toContain('3 less than half understood');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect((await run(['--version'])).out).toBe(`${version}\n`);
  expect((await analyze(write('one.jsonl', lines(signIn(1))))).document.version).toBe(version);
});

it('--since tells only what ended after it, and learns from all', async () => {
  const all = await analyze(found);
  const later = await analyze('--since', '2026-06-11T00:00:00Z', found);
  expect(all.document.incidents).toHaveLength(1);
  expect(later).toMatchObject({ code: 0, document: { incidents: [], ungroupedBreaches: [] } });
  expect(later.document.eventsRead).toBe(all.document.eventsRead);
  const during = await analyze('--since', '2026-06-10', found);
  expect(during.document.incidents).toEqual(all.document.incidents);
});

it('--model-dir takes the models of a folder only; a fault in one is told by its file, line and word', async () => {
  const models = join(folder, 'models');
  mkdirSync(models);
  copyFileSync(
    join(root, 'packages/models/catalog/saas/new-email-rule.yml'),
    join(models, 'new-email-rule.yml'),
  );
  const { document } = await analyze('--model-dir', models, found);
  const breaches = [
    ...document.incidents.flatMap((one) => one.breaches),
    ...document.ungroupedBreaches,
  ];
  expect([...new Set(breaches.map(({ model }) => model))]).toEqual([
    'SaaS / Compliance / New Email Rule',
  ]);
  writeFileSync(join(models, 'broken.yml'), 'path: broken');
  const { code, error } = await run(['analyze', '--model-dir', models, found]);
  expect(code).toBe(2);
  expect(error).toContain('broken.yml');
  rmSync(join(models, 'broken.yml'));
  const written = readFileSync(join(models, 'new-email-rule.yml'), 'utf8').split('\n');
  const at = written.findIndex((line) => line.includes('byPerson'));
  written[at] = written[at]!.replace('byPerson', 'byPersn');
  writeFileSync(join(models, 'new-email-rule.yml'), written.join('\n'));
  const spelt = await run(['analyze', '--model-dir', models, found]);
  expect(spelt.error).toContain(`new-email-rule.yml:${at + 1}: no word is called "byPersn"`);
});

it('a folder is read whole, gzip by its content, a loop of links once', async () => {
  const exports = join(folder, 'exports');
  mkdirSync(join(exports, 'inner'), { recursive: true });
  writeFileSync(join(exports, 'a.jsonl'), lines(signIn(1)));
  writeFileSync(join(exports, 'inner', 'b.log'), gzipSync(lines(signIn(2))));
  symlinkSync(exports, join(exports, 'inner', 'loop'));
  expect((await analyze(exports)).document.eventsRead).toBe(2);
});

it('the order of the files changes nothing', async () => {
  const [a, b] = [
    write('a.jsonl', lines(...[1, 2, 3].map((n) => signIn(n)))),
    write('b.jsonl', lines(...[4, 5].map((n) => signIn(n)))),
  ];
  const [one, other] = [await analyze(a, b, found), await analyze(found, b, a)];
  expect(other.document).toEqual(one.document);
});

it('a bar is drawn where someone watches a long reading, and nowhere else', async () => {
  const wide = JSON.stringify(signIn(1, { More: 'x'.repeat(1_000_000) }));
  const long = write('long.jsonl', `${wide}\n`.repeat(10));
  const watched = await run(['analyze', long], true);
  expect(watched.error).toMatch(/\[#+\.*\] \d+ %/);
  expect(watched.error.endsWith('\r\u001b[K')).toBe(true);
  expect((await run(['analyze', long])).error).toBe('');
  expect((await run(['analyze', write('short.jsonl', lines(signIn(1)))], true)).error).toBe('');
});

it('the launcher keeps the folder of the caller, a clean stdout and the exit code, also by a link', () => {
  write('here.jsonl', lines(signIn(1)));
  const link = join(folder, 'nightjar');
  symlinkSync(join(root, 'nightjar'), link);
  const out = execFileSync(link, ['analyze', '--json', 'here.jsonl'], { cwd: folder });
  expect(JSON.parse(out.toString())).toMatchObject({ eventsRead: 1, notUnderstood: [] });
  const { status } = spawnSync(join(root, 'nightjar'), ['analyze', 'gone.jsonl'], { cwd: folder });
  expect(status).toBe(2);
});
