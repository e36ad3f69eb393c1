import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { Room } from '../hold-whole.ts';
import type { ThreadBounds } from './row-thread.ts';
import { splitParquet } from './split-parquet.ts';

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

async function read(bytes: Uint8Array, within?: ThreadBounds) {
  const room = new Room(bytes.length);
  const records: unknown[] = [];
  const reasons: string[] = [];
  for await (const { record, reason } of splitParquet(inParts(bytes), { room, within })) {
    if (record) records.push(record);
    else reasons.push(reason!);
  }
  // What was held is given back, however it ended.
  room.take(bytes.length);
  return { records, reasons };
}

const numbers = Array.from({ length: 300 }, (_, n) => n);
const columns = () => [
  { name: 'srcaddr', data: numbers.map((n) => `10.0.0.${n % 7}`), type: 'STRING' as const },
  { name: 'bytes', data: numbers.map((n) => BigInt(n) * 10n ** 15n), type: 'INT64' as const },
  { name: 'seen', data: numbers.map((n) => new Date(n * 1000)), type: 'TIMESTAMP' as const },
  { name: 'note', data: numbers.map((n) => (n % 2 ? null : { n })), type: 'JSON' as const },
];
const written = (more: object = {}): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData: columns(), rowGroupSize: 100, ...more }));

it.each([
  ['snappy', {}],
  ['nothing', { codec: 'UNCOMPRESSED' }],
  ['zstd', { codec: 'ZSTD', compressors: { ZSTD: (from: Uint8Array) => zstdCompressSync(from) } }],
])('rows packed with %s are records of JSON', async (_, more) => {
  const { records, reasons } = await read(written(more));
  expect(reasons).toEqual([]);
  expect(records).toHaveLength(300);
  expect(records[2]).toEqual({
    srcaddr: '10.0.0.2',
    bytes: 2e15,
    seen: '1970-01-01T00:00:02.000Z',
    note: '{"n":2}',
  });
  // Beyond the whole numbers that a number can hold exactly.
  expect(records[299]).toMatchObject({ bytes: '299000000000000000', note: null });
});

it('a file without its end, one of nothing but its mark, and one that claims too much are refused', async () => {
  const claims = written();
  new DataView(claims.buffer).setUint32(claims.length - 8, 0x7fffffff, true);
  for (const bytes of [written().slice(0, -1), Buffer.from('PAR1'), claims]) {
    expect(await read(bytes)).toEqual({
      records: [],
      reasons: [expect.stringMatching(/^not a readable Parquet file: /)],
    });
  }
});

it('a number that does not end holds nobody up for longer than is allowed', async () => {
  const endless = new Uint8Array(8 * 1024 * 1024).fill(0xff);
  endless.set(Buffer.from('PAR1'));
  endless[4] = 0x16;
  new DataView(endless.buffer).setUint32(endless.length - 8, endless.length - 12, true);
  endless.set(Buffer.from('PAR1'), endless.length - 4);
  const { reasons } = await read(endless, { waitMaxMs: 300, growthMaxBytes: 1024 ** 3 });
  expect(reasons).toEqual([expect.stringContaining('takes too long')]);
});

it('a run that claims two thousand million values is refused, and this thread lives on', async () => {
  const whole = written({ rowGroupSize: 300, codec: 'UNCOMPRESSED' });
  let refused = 0;
  // A run's head becomes one of four bytes more, in each of the places where it may stand.
  for (let at = 70; at < 90; at += 3) {
    const spoilt = whole.slice();
    spoilt.set([0xfe, 0xff, 0xff, 0xff, 0x0f], at);
    const { reasons } = await read(spoilt, { waitMaxMs: 1000, growthMaxBytes: 512 * 1024 ** 2 });
    refused += reasons.length;
  }
  expect(refused).toBeGreaterThan(0);
}, 120_000);

it('a file spoilt anywhere gives records or one refusal', async () => {
  const whole = written({ rowGroupSize: 300 });
  let refused = 0;
  for (let n = 0; n < 16; n++) {
    const dice = createHash('sha256').update(String(n)).digest();
    const spoilt = whole.slice();
    const span = n % 2 ? 700 : whole.length;
    spoilt[whole.length - 1 - (dice.readUInt32LE(0) % span)] = dice[4]!;
    const bounds = { waitMaxMs: 2000, growthMaxBytes: 512 * 1024 ** 2 };
    const { records, reasons } = await read(spoilt, bounds);
    expect(records.length).toBeLessThanOrEqual(300);
    expect(reasons.length).toBeLessThanOrEqual(1);
    refused += reasons.length;
  }
  expect(refused).toBeGreaterThan(2);
}, 120_000);
