import { expect, test } from 'vitest';
import { clockText, clockTone, nextClock, shortClockText } from './clock-text.ts';

const clock = { name: 'RESPOND', dueAt: null, minutesLeft: 11 } as const;

test.each([
  [{ ...clock, state: 'RUNNING' }, 'Respond: 11m left'],
  [{ ...clock, state: 'OVERDUE', minutesLeft: -200 }, 'Respond: overdue by 3h 20m'],
  [{ ...clock, state: 'PAUSED' }, 'Respond: paused, 11m left'],
  [{ ...clock, state: 'PAUSED', minutesLeft: -11 }, 'Respond: paused, overdue by 11m'],
  [{ ...clock, state: 'MET' }, 'Respond: in time'],
  [{ ...clock, state: 'MISSED', minutesLeft: -11 }, 'Respond: late by 11m'],
] as const)('%j is said so', (one, text) => {
  expect(clockText(one)).toBe(text);
});

test('what presses has a colour of its own, and words that say the same', () => {
  const tones = (['RUNNING', 'SOON', 'OVERDUE'] as const).map((state) =>
    clockTone({ ...clock, state }),
  );
  expect(new Set(tones).size).toBe(3);
});

test('a list shows the running clock that is over first, and says what is over', () => {
  const close = { ...clock, name: 'CLOSE', state: 'RUNNING', minutesLeft: 200 } as const;
  const late = { ...clock, state: 'OVERDUE', minutesLeft: -11 } as const;
  const done = { ...clock, state: 'MISSED', minutesLeft: -900 } as const;
  const held = { ...clock, state: 'PAUSED', minutesLeft: -5 } as const;
  expect(nextClock([close, late, done])).toBe(late);
  expect(nextClock([held, close])).toBe(close);
  expect(nextClock([done])).toBeUndefined();
  expect([late, close, held].map(shortClockText)).toEqual([
    'Respond 11m over',
    'Close in 3h 20m',
    'Paused',
  ]);
});
