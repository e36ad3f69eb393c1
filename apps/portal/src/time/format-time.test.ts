import { expect, test } from 'vitest';
import { formatAge, formatSince, formatTime } from './format-time.ts';

test('times are shown in UTC, whatever the machine is set to', () => {
  expect(formatTime('2023-03-15T03:12:09.000Z')).toBe('15 Mar 03:12');
  expect(formatTime('2023-03-15T03:12:09.000Z', 'exact')).toBe('15 Mar 2023 03:12:09');
  expect(formatTime('not a time')).toBe('–');
});

test('an age names its two largest units', () => {
  expect([4_000, 12 * 60_000, 80 * 60_000, 2 * 3_600_000, 76 * 3_600_000].map(formatAge)).toEqual([
    '4s',
    '12m',
    '1h 20m',
    '2h',
    '3d 4h',
  ]);
  expect(formatSince('2023-03-15T03:00:00.000Z', Date.parse('2023-03-15T03:05:00.000Z'))).toBe(
    '5m',
  );
});
