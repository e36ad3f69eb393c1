import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { OcsfEvent, ScoredAct } from '@nightjar/core';
import { expect, it } from 'vitest';
import { openBlock, packBlock } from './block.ts';
import { newestDictionary } from './dictionaries.ts';
import { packScores, unpackScores } from './pack-scores.ts';
import { listLines, TextLines } from './text-lines.ts';

const ocsf = { class_uid: 3002, metadata: { uid: 'tab\tand\nline' } } as unknown as OcsfEvent;
const raws = [{ Id: 'a\tb\n' }, { Id: 'zo\u00eb \ud83d\ude00 \ud800' }, null];
const events = raws.map((raw, n) => ({ id: `event-${n}`, ocsf, raw: JSON.stringify(raw) }));

it('a block gives back events and records as they were, whatever stands in them', async () => {
  const block = await openBlock(await packBlock(events));
  expect(block.size).toBe(3);
  for (const [n, raw] of raws.entries()) {
    expect(block.event(n)).toEqual({ id: `event-${n}`, ocsf });
    expect(block.raw(n)).toEqual(raw);
  }
  expect(() => block.event(3)).toThrow('No line 3');
});

it('a block names its dictionary, is smaller for it, and is not read with another', async () => {
  const raw = '{"RecordType":15,"ResultStatus":"Success","Workload":"AzureActiveDirectory"}';
  const body = await packBlock([{ id: 'event', ocsf, raw }]);
  const plain = zstdCompressSync(`${JSON.stringify({ id: 'event', ocsf })}\t${raw}\n`);
  expect(body.length).toBeLessThan(plain.length);
  expect(body.readUInt32LE(0)).toBe(plain.readUInt32LE(0));
  // Two bytes of id, as the descriptor says, and the id itself.
  expect([body[4]! & 3, body.includes(Buffer.from([0x01, 0x80]))]).toEqual([2, true]);
  const unknown = zstdCompressSync('{}', { dictionary: newestDictionary });
  unknown[unknown.indexOf(Buffer.from([0x01, 0x80]))] = 0x02;
  await expect(openBlock(unknown)).rejects.toThrow('No dictionary 32770');
});

it('blocks of the first form are read: no dictionary, event and record in one', async () => {
  const lines = events.map(({ raw, ...event }) =>
    JSON.stringify({ ...event, raw: JSON.parse(raw) }),
  );
  const block = await openBlock(zstdCompressSync(`${lines.join('\n')}\n`));
  expect(block.size).toBe(3);
  expect(block.event(1)).toMatchObject({ id: 'event-1', ocsf });
  expect(raws.map((_, n) => block.raw(n))).toEqual(raws);
});

const score = { feature: 'asn', value: 'AS1', daysSeen: 1 };
const act = (id: string, scores: object): ScoredAct => ({ id, scores }) as unknown as ScoredAct;

const own = { ...score, feature: 'country', value: 'SE' };
const acts = [act('a', { asn: score }), act('b', { asn: score, country: own }), act('c', {})];
const packed = { generation: 2, ofBatchId: 'batch', acts };

it('scores come back whole, and those that acts share are one', async () => {
  const found = await unpackScores(await packScores(packed));
  expect(found).toEqual(packed);
  expect(found.acts[0]!.scores.asn).toBe(found.acts[1]!.scores.asn);
});

const { acts: _, ...rest } = packed;
const asPackedBefore = {
  first: { ...rest, scores: Object.fromEntries(acts.map((one) => [one.id, one])) },
  second: {
    ...rest,
    acts: [act('a', { asn: 0 }), act('b', { asn: 0, country: 1 }), act('c', {})],
    shared: [score, own],
  },
};

it.each(Object.entries(asPackedBefore))(
  'scores as they were packed %s are read',
  async (_, old) => {
    const body = zstdCompressSync(JSON.stringify(old));
    expect(await unpackScores(body)).toEqual(packed);
    expect((await unpackScores(body, new Set(['b']))).acts).toEqual([acts[1]]);
  },
);

it('of the acts only those that are wanted are read', async () => {
  const body = await packScores(packed);
  expect((await unpackScores(body, new Set(['c', 'b', 'd']))).acts).toEqual(acts.slice(1));
  const spoilt = zstdDecompressSync(body).toString().replace('"AS1"', '"AS1');
  const found = await unpackScores(zstdCompressSync(spoilt), new Set(['c']));
  expect(found.acts).toEqual([acts[2]]);
});

it('lines are as they were, however long they are', () => {
  const texts = ['', 'a', '\u20ac'.repeat(200_000), 'zo\u00eb', 'b'.repeat(900_000)];
  const lines = new TextLines();
  for (const text of texts) lines.add(text);
  expect(lines.bytes.toString() === texts.map((text) => `${text}\n`).join('')).toBe(true);
  const found = listLines(lines.bytes).map(({ from, to }) =>
    lines.bytes.toString('utf8', from, to),
  );
  expect(found).toEqual(texts.slice(1));
});
