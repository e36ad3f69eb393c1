import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sourceNames } from '@nightjar/vendors';
import { makeZip } from '@nightjar/vendors/testing';
import { afterAll, expect, it, vi } from 'vitest';
import { lines, makeFolder, run, samplePath, signIn } from '../cli.fixture.ts';

const { folder, write, end } = makeFolder();
afterAll(end);

vi.setConfig({ testTimeout: 60_000 });

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');

/** What the README shows below the command, without what it leaves out. */
const shown = /^\$ \.\/nightjar analyze .*\n([^`]*)^```/m
  .exec(readme)![1]!
  .split('\n')
  .filter((line) => line.trim() !== '' && line.trim() !== '[...]');

it('what the README shows of the sample is what the analysis prints, in its order', async () => {
  const { out } = await run(['analyze', samplePath]);
  const printed = out.split('\n');
  const places = shown.map((line) => printed.indexOf(line));
  expect(shown.filter((_, at) => places[at] === -1)).toEqual([]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(shown.length).toBeGreaterThan(5);
});

it('the feeds that the README lists are those that there are', () => {
  const table = /^\| Feed \|.*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(readme)![1]!;
  const feeds = [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, name]) => name);
  expect(feeds.toSorted()).toEqual(Object.values(sourceNames).toSorted());
});

it('a folder of many kinds is told by what is in it, in containers that the README names', async () => {
  mkdirSync(join(folder, 'deep'));
  const flow =
    '2 111122223333 eni-1 198.51.100.9 10.0.0.5 40000 443 6 9 900 1780000000 1780000060 ACCEPT OK';
  const zeek =
    '#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p';
  write('a.jsonl.gz', gzipSync(lines(signIn(1))));
  write('b.json', JSON.stringify([signIn(2)], null, 2));
  write(
    'deep/c.csv',
    `CreationDate,AuditData\n2026-06-10,"${JSON.stringify(signIn(3)).replaceAll('"', '""')}"`,
  );
  write('deep/d.log', `${zeek}\n1780000000.5\tC1\t10.0.0.5\t40000\t198.51.100.9\t443`);
  write('e.log', flow);
  write('f.zip', makeZip({ name: 'one.jsonl', bytes: Buffer.from(lines(signIn(4))) }));
  write('notes.txt', 'a text');
  const { out } = await run(['analyze', folder]);
  const [first] = out.split('\n');
  const told = [...first!.matchAll(/\(([^)]+)\)/g)].flatMap(([, words]) => words!.split(', '));
  expect(new Set(told)).toEqual(
    new Set(['JSON lines', 'gzip', 'JSON', 'CSV', 'Zeek log', 'flow log', 'zip']),
  );
  for (const word of told) expect(readme).toContain(word);
  expect(first).toContain('1 of no known kind');
});
