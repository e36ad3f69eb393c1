import { expect, it } from 'vitest';
import type { ScoredAct } from '../baseline/types.ts';
import { wordsOfContext } from './words.ts';

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
