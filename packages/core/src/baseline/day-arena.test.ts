import { expect, it } from 'vitest';
import { DayArena, none } from './day-arena.ts';

const ever = { from: -Infinity, to: Infinity };

function entriesOf(arena: DayArena, subject: number): number {
  let entries = 0;
  for (let page = arena.firstPage(subject); page !== none; page = arena.nextPage(page))
    entries += arena.endEntry(page) - arena.firstEntry(page);
  return entries;
}

it('what was left behind by moving is swept up, and nothing with it', () => {
  const arena = new DayArena();
  const subjects = Array.from({ length: 40 }, () => arena.addSubject());
  // Day after day each of them shows a value more, so that every page moves at every day.
  for (let day = 0; day < 60; day++) {
    for (const subject of subjects) {
      const values = Array.from({ length: day + 1 }, (_, n) => subject * 100 + n);
      expect(arena.put(subject, day, { values, active: true })).toBe(false);
    }
  }
  for (const subject of subjects) {
    for (const value of [0, 31, 59])
      expect(arena.countDays(subject, subject * 100 + value, ever)).toBe(60 - value);
    expect(arena.countDays(subject, subject * 100 + 100, ever)).toBe(0);
    // 32 values of the first block, all 60 of the second.
    expect(entriesOf(arena, subject)).toBe(92);
  }
});

it('days are counted up to both ends of a span, before 1970 as after', () => {
  const arena = new DayArena();
  const subject = arena.addSubject();
  for (const day of [40, -33, -1, 0, 31, 32, -32])
    arena.put(subject, day, { values: [7], active: false });
  const count = (from: number, to: number): number => arena.countDays(subject, 7, { from, to });
  expect(arena.countDays(subject, 7, ever)).toBe(7);
  expect([count(-33, -33), count(-32, 0), count(-31, 31), count(32, 39), count(33, 39)]).toEqual([
    1, 3, 3, 1, 0,
  ]);
  expect(count(5, 4)).toBe(0);
});

it('a day that is put again says what it showed before no more', () => {
  const arena = new DayArena();
  const subject = arena.addSubject();
  arena.put(subject, 3, { values: [1, 2], active: true });
  expect(arena.put(subject, 3, { values: [2], active: false })).toBe(true);
  const days = [1, 2].map((value) => arena.countDays(subject, value, ever));
  expect(days).toEqual([0, 1]);
  expect(arena.activeDays(arena.firstPage(subject))).toBe(0);
});
