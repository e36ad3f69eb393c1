import { parseAddress } from './parse-address.ts';

/** Sorted, non-overlapping ranges `[start, end)` of address keys, each with a number that it stands for. */
export interface Ranges {
  starts: Float64Array;
  ends: Float64Array;
  values: Uint32Array;
}

/** Widest keys of a family: 32 bits, or the 53 that a /56 of IPv6 has. */
const bitsOfFamily = { 4: 32, 6: 53 } as const;

/** `1.2.3.0/24` as `[start, end)`; null for the other family or a prefix outside global unicast. */
export function rangeOfPrefix(prefix: string, family: 4 | 6): [number, number] | null {
  const [host, length] = prefix.split('/');
  const address = parseAddress(host!);
  if (!address || address.family !== family || address.key < 0) return null;
  // Key of IPv6 leaves out the first three bits; what is finer than a /56 widens to it.
  const kept = family === 4 ? Number(length ?? 32) : Number(length ?? 128) - 3;
  const size = 2 ** Math.max(0, bitsOfFamily[family] - kept);
  const start = Math.floor(address.key / size) * size;
  return [start, start + size];
}

/** Takes ranges by rising start; where two overlap, the earlier one keeps the addresses. */
export function collectRanges(): {
  add: (start: number, end: number, value: number) => void;
  end: () => Ranges;
} {
  const starts: number[] = [];
  const ends: number[] = [];
  const values: number[] = [];
  let reached = 0;
  let lastStart = 0;
  return {
    add: (start, end, value) => {
      if (start < lastStart) throw new Error('An address list is not in ascending order.');
      lastStart = start;
      if (end <= reached) return;
      starts.push(Math.max(start, reached));
      ends.push(end);
      values.push(value);
      reached = end;
    },
    end: () => ({
      starts: Float64Array.from(starts),
      ends: Float64Array.from(ends),
      values: Uint32Array.from(values),
    }),
  };
}

/** A cursor that answers rising keys in one pass: the value at the key, 0 where no range holds it. */
export function cursorOver({ starts, ends, values }: Ranges): (key: number) => number {
  let at = 0;
  return (key) => {
    while (at < ends.length && ends[at]! <= key) at += 1;
    return at < starts.length && starts[at]! <= key ? values[at]! : 0;
  };
}
