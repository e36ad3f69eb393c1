/** A stream of pseudo-random values that its seed alone decides. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number in [min, max], both included. */
  int(min: number, max: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; throws where there is none. */
  pick<T>(items: readonly T[]): T;
  /** Approximately normal, mean 0, deviation 1. */
  normal(): number;
  /** Lower-case GUID of version 4 shape. */
  guid(): string;
  /** An independent stream that depends on this one's seed and the label only, not on what was drawn. */
  fork(label: string): Random;
}

/** A stream from a seed: the same seed gives the same values on every machine. */
export function createRandom(seed: string): Random {
  const word = createWords(seed);
  const next = (): number => word() / 4294967296;
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error('cannot pick from no items');
      return item;
    },
    normal: () => next() + next() + next() + next() + next() + next() - 3 + (next() - next()) * 0.7,
    guid: () => guidOf(word),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

/** A GUID that its text alone decides, such as an application id from its name. */
export function guidFrom(text: string): string {
  return createRandom(text).guid();
}

// The generator "sfc32": 128 bits of state, so that hundreds of thousands of forks do not overlap.
function createWords(seed: string): () => number {
  const hash = createHash(seed);
  let [a, b, c, d] = [hash(), hash(), hash(), 1];
  const word = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) word();
  return word;
}

function createHash(text: string): () => number {
  let state = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 3432918353);
    state = (state << 13) | (state >>> 19);
  }
  return () => {
    state = Math.imul(state ^ (state >>> 16), 2246822507);
    state = Math.imul(state ^ (state >>> 13), 3266489909);
    state ^= state >>> 16;
    return state >>> 0;
  };
}

const hexPairs = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

function guidOf(word: () => number): string {
  const start = word();
  const version = (word() & 0xffff0fff) | 0x4000;
  const variant = (word() & 0x3fffffff) | 0x80000000;
  return `${hex(start)}-${half(version >>> 16)}-${half(version)}-${half(variant >>> 16)}-${half(variant)}${hex(word())}`;
}

function half(word: number): string {
  return `${hexPairs[(word >>> 8) & 255]}${hexPairs[word & 255]}`;
}

function hex(word: number): string {
  return half(word >>> 16) + half(word);
}
