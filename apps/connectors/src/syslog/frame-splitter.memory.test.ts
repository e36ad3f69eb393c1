import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { FrameSplitter } from './frame-splitter.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it('of a frame that is too long nothing is held', () => {
  const splitter = new FrameSplitter(1000);
  const before = process.memoryUsage().arrayBuffers;
  const chunk = Buffer.alloc(64 * 1024, 'x');
  expect([...splitter.take(Buffer.from('99999999 '))]).toEqual([]);
  for (let n = 0; n < 1000; n += 1) expect([...splitter.take(chunk)]).toEqual([]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
  expect(splitter.isWithin).toBe(true);
});

it('a frame that comes byte by byte costs no more memory than twice its bytes', () => {
  const size = 500_000;
  const splitter = new FrameSplitter(size);
  const held = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const byte = Buffer.from('x');
  const before = held();
  expect([...splitter.take(Buffer.from(`${size} `))]).toEqual([]);
  for (let n = 1; n < size; n += 1) for (const _ of splitter.take(byte)) expect.unreachable();
  expect(held() - before).toBeLessThan(2 * size + 500_000);
  const [frame] = [...splitter.take(byte)];
  expect(frame).toEqual({ ok: true, bytes: Buffer.alloc(size, 'x') });
});
