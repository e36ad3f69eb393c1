import { eventId } from '@nightjar/core';
import { expect, it } from 'vitest';
import { KnownRecords } from './known-records.ts';

const idOf = (n: number, time = 1_780_000_000_000): string =>
  eventId({
    tenantId: 'analysis',
    source: 'microsoft-365',
    uid: `record-${n}`,
    time,
  });

it('the first of an id stands, what says the same repeats it, what says else conflicts', () => {
  const known = new KnownRecords();
  expect(known.take(idOf(1), 1)).toBe('new');
  expect(known.take(idOf(1), 1)).toBe('repeated');
  expect(known.take(idOf(1), 2)).toBe('conflict');
  expect(known.take(idOf(1), 1)).toBe('repeated');
  expect(known.take(idOf(2), 2)).toBe('new');
  // A sign-in that went on after a second factor keeps its id and has another time.
  expect(known.take(idOf(1, 1_780_000_018_000), 3)).toBe('new');
});

it('fifty thousand records are told apart and all known again', () => {
  const known = new KnownRecords();
  const ids = Array.from({ length: 50_000 }, (_, n) => idOf(n));
  expect(ids.filter((id, n) => known.take(id, n) !== 'new')).toEqual([]);
  expect(ids.filter((id, n) => known.take(id, n) !== 'repeated')).toEqual([]);
});
