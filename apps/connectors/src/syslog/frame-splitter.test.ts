import fc from 'fast-check';
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

/** The frames of a stream that is cut at these places, and how it ended. */
function splitAt(stream: Buffer, cuts: readonly number[]): unknown[] {
  const splitter = new FrameSplitter(40);
  const places = [0, ...cuts.map((cut) => cut % (stream.length + 1)), stream.length];
  const sorted = places.toSorted((a, b) => a - b);
  const seen: unknown[] = [];
  try {
    for (const [at, place] of sorted.entries()) {
      const chunk = stream.subarray(sorted[at - 1] ?? 0, place);
      if (chunk.length > 0) for (const frame of splitter.take(chunk)) seen.push(frame);
    }
    seen.push(...splitter.end());
  } catch (fault) {
    if (!(fault instanceof OutOfStep)) throw fault;
    seen.push(fault.message);
  }
  return seen;
}

const cuts = fc.array(fc.nat(2000), { maxLength: 20 });
const messages = fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { maxLength: 12 });
const expected = (sent: readonly Uint8Array[]) =>
  sent.map((bytes) =>
    bytes.length > 40
      ? { ok: false, reason: 'longer than 40 bytes' }
      : { ok: true, bytes: Buffer.from(bytes) },
  );

it('whatever counted frames hold, they come out as they were sent, however the stream is cut', () => {
  fc.assert(
    fc.property(messages, cuts, (sent, at) => {
      const parts = sent.flatMap((bytes) => [Buffer.from(`${bytes.length} `), bytes]);
      expect(splitAt(Buffer.concat(parts), at)).toEqual(expected(sent));
    }),
  );
});

it('whatever lines hold, they come out as they were sent, however the stream is cut', () => {
  fc.assert(
    fc.property(messages, cuts, (sent, at) => {
      const lines = sent.map((bytes) =>
        Buffer.concat([Buffer.from('<'), bytes.map((byte) => (byte === 10 ? 32 : byte))]),
      );
      const stream = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
      expect(splitAt(stream, at)).toEqual(expected(lines));
    }),
  );
});

it('of any bytes the same comes out however they are cut, and never a fault', () => {
  const piece = fc.constantFrom('5 <1>ab', '<', '\n', ' ', '0', '7', '12 ', 'x', '99999999 ');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((of) => Buffer.from(of)),
    fc.array(piece, { maxLength: 60 }).map((of) => Buffer.from(of.join(''))),
  );
  fc.assert(
    fc.property(bytes, cuts, (stream, at) => {
      const single = Array.from({ length: stream.length }, (_, place) => place);
      expect(splitAt(stream, at)).toEqual(splitAt(stream, single));
    }),
    { numRuns: 1000 },
  );
});
