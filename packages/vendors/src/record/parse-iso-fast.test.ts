import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseIsoFast } from './parse-iso-fast.ts';
import { parseTimeOfAnyForm } from './parse-time.ts';

/** Two digits up to what a clock or calendar has, or beyond. */
const upTo = (max: number) =>
  fc
    .oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 99 }) },
    )
    .map((n) => String(n).padStart(2, '0'));
const fraction = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0, max: 10_000_000_000 }).map((n) => `.${n}`),
);

/** Times, some of which no calendar has. */
const times = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    upTo(12),
    upTo(31),
    fc.constantFrom('T', 'T', 'T', ' ', 't', '-'),
    upTo(23),
    upTo(59),
    upTo(59),
    fraction,
    fc.constantFrom('', '', 'Z', 'Z', 'z', '+00:00', '+02:00', ' '),
  )
  .map(([y, m, d, t, h, min, s, f, z]) => `${y}-${m}-${d}${t}${h}:${min}:${s}${f}${z}`);

/** One character changed for any other. */
const spoilt = fc
  .tuple(times, fc.nat(30), fc.string({ minLength: 1, maxLength: 1 }))
  .map(([time, at, char]) => time.slice(0, at) + char + time.slice(at + 1));

it('a time that is read fast is what its pattern says', () => {
  let read = 0;
  const isSame = (text: string): void => {
    const fast = parseIsoFast(text);
    if (Number.isNaN(fast)) return;
    read++;
    expect(fast).toBe(parseTimeOfAnyForm(text));
  };
  fc.assert(fc.property(times, isSame), { numRuns: 5000 });
  fc.assert(fc.property(spoilt, isSame), { numRuns: 5000 });
  expect(read).toBeGreaterThan(300);
});

it.each(['2026-03-12T09:30:17', '2026-03-12T09:30:17Z', '2026-03-12 09:30:17.1234567Z'])(
  '%s is read fast',
  (text) => expect(parseIsoFast(text)).toBe(parseTimeOfAnyForm(text)),
);
