import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { makeZip, type ZipMember } from '../testing/make-zip.ts';
import { auditRecord, readAll, told } from './read.fixture.ts';

// Loaded machines: bombs are made, too.
vi.setConfig({ testTimeout: 60_000 });

const file = (
  name: string,
  text: string | Uint8Array,
  more: Partial<ZipMember> = {},
): ZipMember => ({
  name,
  bytes: Buffer.from(text),
  ...more,
});
const many = (from: number, count: number): string =>
  Array.from({ length: count }, (_, n) => auditRecord(from + n)).join('\n');

it('each file of an archive is read by what it holds, packed or not', async () => {
  const cell = auditRecord(3).replaceAll('"', '""');
  const zip = makeZip(
    file('a/lines.txt', many(1, 2)),
    file('a/', ''),
    file('rows.json', `RecordType,AuditData\n15,"${cell}"\n`),
    file('stored.bin', `[${auditRecord(4)}]`, { method: 0 }),
    file('more.log', gzipSync(auditRecord(5))),
    file('__MACOSX/._more.log', 'resource'),
    file('empty', ''),
  );
  for (const size of [1, 7, 65_536]) {
    const reads = await readAll(zip, size);
    expect(told(reads)).toEqual({ ids: ['1', '2', '3', '4', '5'], refused: [] });
    expect(reads.map(({ container, member }) => `${member}: ${container}`)).toEqual([
      'a/lines.txt: JSON lines, zip',
      'a/lines.txt: JSON lines, zip',
      'rows.json: CSV, zip',
      'stored.bin: JSON, zip',
      'more.log: JSON lines, zip, gzip',
    ]);
  }
});

it('what cannot be read in an archive is told by its name, the rest goes on', async () => {
  const zip = makeZip(
    file('secret', auditRecord(1), { isEncrypted: true }),
    file('inner.zip', makeZip(file('x', auditRecord(2)))),
    file('odd', auditRecord(3), { method: 93 }),
    file('bent', `${auditRecord(4)}\n`, { sum: 1 }),
    file('good', auditRecord(5)),
  );
  expect(told(await readAll(zip))).toEqual({
    ids: ['4', '5'],
    refused: [
      'secret:0: is encrypted within its archive',
      'inner.zip:0: is an archive within an archive',
      'odd:0: is packed by method 93, which is not read',
      'bent:2: compressed data is damaged (its checksum differs)',
    ],
  });
});

it('an archive that is cut, or bytes that only begin like one, is refused and nothing more', async () => {
  const zip = makeZip(file('a', many(1, 50)));
  for (const bad of [
    zip.subarray(0, zip.length - 30),
    Buffer.from('PK\x03\x04'),
    zip.subarray(0, 40),
  ])
    expect(told(await readAll(bad))).toEqual({
      ids: [],
      refused: [expect.stringContaining('the archive is damaged')],
    });
});

it.each([
  ['gzip', (bytes: Buffer) => gzipSync(bytes)],
  ['zstd', (bytes: Buffer) => zstdCompressSync(bytes)],
  ['zip', (bytes: Buffer) => makeZip(file('bomb', bytes))],
])('a bomb of %s ends, and what came before it is kept', async (_, pack) => {
  const bomb = pack(Buffer.from(`${auditRecord(1)}\n${' '.repeat(120 * 1024 * 1024)}`));
  expect(bomb.length).toBeLessThan(400_000);
  const { ids, refused } = told(await readAll(bomb));
  expect(ids).toEqual(['1']);
  expect(refused.at(-1)).toContain('unpacks to more than 1000 times its size');
});

it('zstd is unpacked, of several frames too; a cut one keeps what came before and says so', async () => {
  const packed = zstdCompressSync(Buffer.from(many(0, 5000)));
  const reads = await readAll(packed, 1024);
  expect(told(reads).ids).toHaveLength(5000);
  expect(reads[0]!.container).toBe('JSON lines, zstd');
  const frames = [many(1, 2), many(3, 2)].map((text) => zstdCompressSync(Buffer.from(`${text}\n`)));
  expect(told(await readAll(Buffer.concat(frames))).ids).toEqual(['1', '2', '3', '4']);
  const cut = told(await readAll(packed.subarray(0, packed.length - 100)));
  expect(cut.refused.at(-1)).toContain('ends early or is damaged');
});

it("bytes that follow zstd and are none of it are told, and are nobody's fault", async () => {
  const packed = zstdCompressSync(Buffer.from(`${many(1, 3)}\n`));
  for (const junk of ['junk', 'x'.repeat(70_000)]) {
    for (const size of [3, packed.length, 65_536]) {
      const { ids, refused } = told(
        await readAll(Buffer.concat([packed, Buffer.from(junk)]), size),
      );
      expect(ids).toEqual(['1', '2', '3']);
      expect(refused).toEqual([expect.stringContaining('ends early or is damaged')]);
    }
  }
});
