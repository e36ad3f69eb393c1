import { expect, test } from 'vitest';
import { askedHoursOf } from './asked-hours.ts';

test.each([
  ['2023-03-15T03:12', '6', { at: '2023-03-15T03:12:00.000Z', hours: 6 }],
  ['2023-03-15T03:12:09Z', '99', { at: '2023-03-15T03:12:09.000Z', hours: 1 }],
  ['2023-13-45T03:12', '1', null],
  ['noon', '1', null],
])('at=%s&hours=%s is asked as %o', (at, hours, asked) => {
  expect(askedHoursOf({ at, hours })).toEqual(asked);
});

test('without a time nothing is asked', () => {
  expect(askedHoursOf({})).toBeNull();
});
