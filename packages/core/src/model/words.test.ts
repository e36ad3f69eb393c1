import { expect, it } from 'vitest';
import type { ScoredAct } from '../baseline/types.ts';
import { mayHold, wordsOfAct, wordsOfContext } from './words.ts';

const at = (time: number): ScoredAct => ({ time }) as ScoredAct;
const isAfter = (time: number, before: number | null): boolean =>
  wordsOfContext['afterPrior']!({
    act: at(time),
    agent: null,
    prior: before === null ? null : { act: at(before), agent: null },
  });

it('an act comes after what led up to it, where something did', () => {
  expect([isAfter(2, 1), isAfter(1, 2), isAfter(1, null)]).toEqual([true, false, false]);
});

it('in a history of a few days nothing is usual', () => {
  const shown = (daysSeen: number, daysKnown: number): ScoredAct =>
    ({ scores: { operation: { daysSeen, daysKnown } } }) as ScoredAct;
  const isUsual = wordsOfAct['usualOperation']!;
  expect([shown(5, 60), shown(4, 60), shown(5, 1)].map(isUsual)).toEqual([true, false, false]);
});

it('an act from no odd source may be by a foreign agent where a journey alone excuses it', () => {
  const from = (more: Partial<ScoredAct>) =>
    mayHold('foreignAgent', { ip: '192.0.2.9', rareSource: false, ...more } as ScoredAct);
  expect([from({}), from({ onJourney: true }), from({ ip: null })]).toEqual([false, true, true]);
  expect([from({ rareSource: true }), from({ rareSource: null })]).toEqual([true, true]);
});
