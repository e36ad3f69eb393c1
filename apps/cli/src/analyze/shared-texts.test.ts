import type { ScoredAct } from '@nightjar/core';
import { expect, it } from 'vitest';
import { SharedTexts } from './shared-texts.ts';

it('an act says what it said', () => {
  const act = { id: '1', subject: 'user:a', ip: null, target: undefined, userAgent: 'Chrome' };
  const texts = new SharedTexts();
  const made = [{ ...act }, { ...act, id: '2', userAgent: 'Edge' }] as unknown as ScoredAct[];
  expect(made.map((one) => texts.in(one))).toEqual([act, { ...act, id: '2', userAgent: 'Edge' }]);
});
