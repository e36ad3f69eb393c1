import { zstdCompressSync } from 'node:zlib';
import type { OcsfEvent, ScoredAct } from '@nightjar/core';
import { expect, it } from 'vitest';
import { openBlock, packBlock } from './block.ts';
import { newestDictionary } from './dictionaries.ts';
import { packScores, unpackScores } from './pack-scores.ts';

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

it('scores come back whole, those that acts share as well, and as they were packed first', async () => {
  const own = { ...score, feature: 'country', value: 'SE' };
  const acts = [act('a', { asn: score }), act('b', { asn: score, country: own }), act('c', {})];
  const packed = { generation: 2, ofBatchId: 'batch', acts };
  const found = await unpackScores(await packScores(packed));
  expect(found).toEqual(packed);
  expect(found.acts[0]!.scores.asn).toBe(found.acts[1]!.scores.asn);
  const { acts: _, ...rest } = packed;
  const scores = Object.fromEntries(acts.map((one) => [one.id, one]));
  expect(await unpackScores(zstdCompressSync(JSON.stringify({ ...rest, scores })))).toEqual(packed);
});
