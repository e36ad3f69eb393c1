import { expect, test } from 'vitest';
import type { Lane } from '../incident/timeline-entries.ts';
import { placeInTime } from './place-in-time.ts';

const entry = (at: string, lane: Lane = 'identity') => ({ id: at, at, lane, text: at });
const first = entry('2023-03-15T03:00:00.000Z');
const last = entry('2023-03-15T04:00:00.000Z');
const response = entry('2023-11-01T00:00:00.000Z', 'responder');

test('what happened fills the axis', () => {
  const { xOf, hasLater } = placeInTime([first, last]);
  expect([xOf(first), xOf(last), hasLater]).toEqual([2, 98, false]);
});

test('a response months later stands behind a gap and squeezes nothing', () => {
  const { xOf, hasLater } = placeInTime([first, last, response]);
  expect([xOf(first), xOf(last), xOf(response), hasLater]).toEqual([2, 86, 96, true]);
});

test('a single entry, or only a response, still has a place', () => {
  expect(placeInTime([first]).xOf(first)).toBe(2);
  expect(placeInTime([response]).xOf(response)).toBe(2);
});
