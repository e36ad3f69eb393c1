import { expect, test } from 'vitest';
import { parseTime } from './parse-time.ts';

test.each([
  ['2026-03-12T09:30:00', '2026-03-12T09:30:00.000Z'],
  ['2026-03-12T09:30:00Z', '2026-03-12T09:30:00.000Z'],
  ['2026-03-12T09:30:00.1234567Z', '2026-03-12T09:30:00.123Z'],
  ['2026-03-12T09:30:00+02:00', '2026-03-12T07:30:00.000Z'],
  ['2026-03-12 09:30:00', '2026-03-12T09:30:00.000Z'],
  ['3/12/2026, 2:05:26.120 PM', '2026-03-12T14:05:26.120Z'],
  ['3/12/2026 12:05:26 AM', '2026-03-12T00:05:26.000Z'],
  ['3/12/2026, 12:05:26 PM', '2026-03-12T12:05:26.000Z'],
])('%s is UTC where it says nothing else', (text, expected) => {
  expect(new Date(parseTime(text)).toISOString()).toBe(expected);
});

test.each(['', 'yesterday', '2026-13-40T00:00:00', '13/45/2026'])('%o is no time', (text) => {
  expect(parseTime(text)).toBeNaN();
});
