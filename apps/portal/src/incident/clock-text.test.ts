import { expect, test } from 'vitest';
import { clockText, clockTone } from './clock-text.ts';

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
