import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makeTar, type TarEntry } from '../testing/make-tar.ts';
import { makeZip } from '../testing/make-zip.ts';
import { auditRecord, readAll, told } from './read.fixture.ts';

const file = (name: string, text: string | Uint8Array, kind?: string): TarEntry => ({
  name,
  bytes: Buffer.from(text),
  ...(kind === undefined ? {} : { kind }),
});
const lines = (...ids: readonly number[]): string => ids.map((id) => auditRecord(id)).join('\n');

it('each file of a tar is read by what it holds, packed or not', async () => {
  const long = `${'folder/'.repeat(20)}long.json`;
  const tar = makeTar(
    file('logs/', '', '5'),
    file('logs/a.json', lines(1, 2)),
    file('logs/._a.json', 'resource'),
    file('logs/b.json.gz', gzipSync(lines(3))),
    file('././@LongLink', `${long}\0`, 'L'),
    file(long.slice(0, 100), `[${lines(4)}]`),
    file('header', '20 path=other/e.json\n', 'x'),
    file('short', lines(5)),
    file('link', '', '2'),
    file('empty', ''),
  );
  for (const size of [1, 511, 65_536]) {
    const reads = await readAll(tar, size);
    expect(told(reads)).toEqual({ ids: ['1', '2', '3', '4', '5'], refused: [] });
    expect(reads.slice(1).map(({ member, container }) => `${member}: ${container}`)).toEqual([
      'logs/a.json: JSON lines, tar',
      'logs/b.json.gz: JSON lines, tar, gzip',
      `${long}: JSON, tar`,
      'other/e.json: JSON lines, tar',
    ]);
  }
  const packed = await readAll(gzipSync(tar));
  expect(told(packed).ids).toHaveLength(5);
  expect(packed[0]!.container).toBe('JSON lines, gzip, tar');
});

it('what cannot be read in a tar is told by its name, the rest goes on', async () => {
  const bad = gzipSync(lines(2, 3, 4)).subarray(0, -12);
  const tar = makeTar(
    file('inner.zip', makeZip({ name: 'x', bytes: Buffer.from(lines(1)) })),
    file('cut.gz', Buffer.concat([bad, Buffer.alloc(70_000, 7)])),
    file('good', lines(5)),
  );
  for (const size of [100, 65_536]) {
    const { ids, refused } = told(await readAll(tar, size));
    expect(ids.at(-1)).toBe('5');
    expect(refused).toEqual([
      'inner.zip:0: is an archive within an archive',
      expect.stringMatching(/^cut\.gz:\d+: compressed data ends early or is damaged/),
    ]);
  }
});

it('a tar that is cut, or damaged between its files, keeps what came before and says so', async () => {
  const tar = makeTar(file('a', lines(1)), file('b', lines(2)));
  const cut = told(await readAll(tar.subarray(0, 1024 + 600)));
  expect(cut.ids).toEqual(['1']);
  expect(cut.refused.join()).toContain('the archive ends early');
  const bent = Buffer.from(tar);
  bent.write('nothing', 1024 + 257);
  const { ids, refused } = told(await readAll(bent));
  expect(ids).toEqual(['1']);
  expect(refused.join()).toContain('no header where one is due');
});
