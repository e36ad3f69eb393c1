import { below, type Dice, pick } from '../formats/dice.ts';

/** What parsers stumble over. */
const tokens: readonly Buffer[] = [
  ['"', '""', "'", '\\', '{', '}', '[', ']', '[[[[', ':', ',', ';', '\t', '\n', '\r\n', '\0'],
  ['null', 'true', '-0', '1e999', '-1', '99999999999999999999', '0.1e-400', '\\ud800', '\\u0000'],
  [
    '"__proto__":',
    '"constructor":',
    '"length":',
    '"toJSON":',
    '{"toString":1}',
    '#fields\t',
    '#types\t',
  ],
  ['\uFEFF', 'PK\x03\x04', 'PAR1', '2026-13-45T99:99:99Z', '::1', '\u202e', '=cmd|', '(empty)'],
  ['{"a":'.repeat(100), '['.repeat(2000), 'x'.repeat(5000), '",'.repeat(500), '\n'.repeat(300)],
]
  .flat()
  .map((token) => Buffer.from(token));
const edges = [0x00, 0x01, 0x7f, 0x80, 0xff, 0xfe, 0xc3, 0xe2, 0x1f, 0x28];

type Mutate = (bytes: Buffer, dice: Dice, other: Buffer) => Buffer;

/** From and to of some of the bytes. */
function rangeOf(bytes: Buffer, dice: Dice): [number, number] {
  const from = below(bytes.length, dice);
  return [from, Math.min(bytes.length, from + 1 + below(64, dice) * below(64, dice))];
}

function insert(bytes: Buffer, at: number, what: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);
}

const mutations: readonly Mutate[] = [
  (bytes, dice) => {
    const changed = Buffer.from(bytes);
    const at = below(bytes.length, dice);
    changed[at] = changed[at]! ^ (1 << below(8, dice));
    return changed;
  },
  (bytes, dice) => {
    const changed = Buffer.from(bytes);
    changed[below(bytes.length, dice)] = pick(edges, dice);
    return changed;
  },
  (bytes, dice) => insert(bytes, below(bytes.length, dice), pick(tokens, dice)),
  (bytes, dice) => insert(bytes, below(bytes.length, dice), pick(tokens, dice)),
  (bytes, dice) => {
    const [from, to] = rangeOf(bytes, dice);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, dice) => {
    const [from, to] = rangeOf(bytes, dice);
    const times = 1 + below(dice() < 0.02 ? 2000 : 5, dice);
    return insert(bytes, to, Buffer.concat(Array<Buffer>(times).fill(bytes.subarray(from, to))));
  },
  (bytes, dice, other) => {
    const [from, to] = rangeOf(other, dice);
    return insert(bytes, below(bytes.length, dice), other.subarray(from, to));
  },
  (bytes, dice, other) =>
    Buffer.concat([
      bytes.subarray(0, below(bytes.length, dice)),
      other.subarray(below(other.length, dice)),
    ]),
  (bytes, dice) => bytes.subarray(0, below(bytes.length, dice)),
];

/** Larger inputs say nothing more, and take long. */
const bytesMax = 1024 * 1024;

/** One to eight changes by chance; `other` lends pieces of another input. */
export function mutateBytes(input: Buffer, other: Buffer, dice: Dice): Buffer {
  let bytes = input;
  for (let left = 1 + below(8, dice); left > 0 && bytes.length > 0; left--)
    bytes = pick(mutations, dice)(bytes, dice, other).subarray(0, bytesMax);
  return bytes;
}
