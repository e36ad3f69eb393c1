import { expect, it } from 'vitest';
import { FrameSplitter, OutOfStep } from './frame-splitter.ts';

/** The frames that come out of pieces of a stream, and how it ended. */
function split(stream: string | Buffer, pieceBytes = Infinity, bytesMax = 100): unknown[] {
  const splitter = new FrameSplitter(bytesMax);
  const whole = Buffer.from(stream as string);
  const seen: unknown[] = [];
  const keep = (frames: Iterable<{ ok: true; bytes: Buffer } | { ok: false; reason: string }>) => {
    for (const frame of frames) seen.push(frame.ok ? frame.bytes.toString() : { no: frame.reason });
  };
  try {
    for (let at = 0; at < whole.length; at += pieceBytes)
      keep(splitter.take(whole.subarray(at, at + pieceBytes)));
    keep(splitter.end());
  } catch (fault) {
    if (!(fault instanceof OutOfStep)) throw fault;
    seen.push({ out: fault.message });
  }
  return seen;
}

const cases: [string, string, unknown[]][] = [
  ['counted', '5 <1>ab6 <2>c\nd', ['<1>ab', '<2>c\nd']],
  ['counted in octets, not characters', '5 <1>é4 <2>x', ['<1>é', '<2>x']],
  ['counted, with line ends that are not', '5 <1>ab\n5 <2>cd\n', ['<1>ab', '<2>cd']],
  ['lines', '<1>ab\n<2>cd\n\n<3>ef', ['<1>ab', '<2>cd', '<3>ef']],
  ['lines that look like counted ones', '<1>ab\n5 <2>cd\n', ['<1>ab', '5 <2>cd']],
  [
    'a counted frame that is too long',
    `150 ${'x'.repeat(150)}5 <1>ab`,
    [{ no: 'longer than 100 bytes' }, '<1>ab'],
  ],
  [
    'a line that is too long',
    `<1>${'x'.repeat(150)}\n<1>ab\n`,
    [{ no: 'longer than 100 bytes' }, '<1>ab'],
  ],
  [
    'a counted frame that is cut',
    '5 <1>ab9 <2>',
    ['<1>ab', { no: 'its connection ended within it' }],
  ],
  ['a length that is cut', '5 <1>ab9', ['<1>ab', { no: 'its connection ended within it' }]],
  [
    'a frame without a length',
    '5 <1>ab<2>cd',
    ['<1>ab', { out: 'a frame does not begin with its length' }],
  ],
  [
    'a length of nothing',
    '5 <1>ab0 ',
    ['<1>ab', { out: 'a frame does not begin with its length' }],
  ],
  [
    'a length beyond reason',
    '5 <1>ab123456789 ',
    ['<1>ab', { out: 'a frame does not begin with its length' }],
  ],
  [
    'another protocol',
    'GET / HTTP/1.1\r\n',
    [{ out: 'it begins with neither a length nor a message' }],
  ],
  ['nothing', '', []],
];

it.each(cases)('%s: the same frames come out, however the stream is cut', (_, stream, frames) => {
  for (const pieceBytes of [Infinity, 1, 2, 3, 7])
    expect(split(stream, pieceBytes)).toEqual(frames);
});

it('of a frame that is too long nothing is held', () => {
  const splitter = new FrameSplitter(1000);
  const before = process.memoryUsage().arrayBuffers;
  const chunk = Buffer.alloc(64 * 1024, 'x');
  expect([...splitter.take(Buffer.from('99999999 '))]).toEqual([]);
  for (let n = 0; n < 1000; n += 1) expect([...splitter.take(chunk)]).toEqual([]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
  expect(splitter.isWithin).toBe(true);
});
