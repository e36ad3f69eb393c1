import type { Day } from './days.ts';

/** Days, both inclusive; may be endless. */
export interface Span {
  from: Day;
  to: Day;
}

/** Days are kept as bits, 32 of them to a block. */
export const blockDays = 32;

export function blockOf(day: Day): number {
  return day >> 5;
}

export function bitOf(day: Day): number {
  return 1 << (day & 31);
}

/** Bits of those days of the block that lie in the span. */
export function bitsOf(block: number, { from, to }: Span): number {
  const first = Math.max(from - block * blockDays, 0);
  const last = Math.min(to - block * blockDays, blockDays - 1);
  return first > last ? 0 : (-1 << first) & (-1 >>> (blockDays - 1 - last));
}

export function countBits(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function isMoreThanOne(bits: number): boolean {
  return (bits & (bits - 1)) !== 0;
}

/** Of bits that are not empty. */
export function firstDayOf(block: number, bits: number): Day {
  return block * blockDays + (blockDays - 1 - Math.clz32(bits & -bits));
}

/** Of bits that are not empty. */
export function lastDayOf(block: number, bits: number): Day {
  return block * blockDays + (blockDays - 1 - Math.clz32(bits));
}

/** The same bits without the earliest day. */
export function withoutFirst(bits: number): number {
  return bits & (bits - 1);
}
