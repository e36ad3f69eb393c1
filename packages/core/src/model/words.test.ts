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

it('an act may be by a foreign agent while its network can have been rare within a fortnight', () => {
  const from = (daysSeen: number | undefined, more: Partial<ScoredAct> = {}) =>
    mayHold('foreignAgent', {
      ip: '192.0.2.9',
      rareSource: false,
      scores: daysSeen === undefined ? {} : { asn: { daysSeen } },
      ...more,
    } as ScoredAct);
  expect([from(0), from(18), from(19)]).toEqual([true, true, false]);
  expect([from(undefined), from(60, { ip: null })]).toEqual([true, true]);
});
