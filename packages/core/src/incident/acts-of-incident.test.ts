import { expect, it } from 'vitest';
import { makeAct } from '../testing/index.ts';
import { indexActs } from './acts-of-incident.ts';

it('acts of one moment stand in one order, however they came', () => {
  const acts = ['c', 'a', 'b'].map((id) => makeAct(id, { time: 1 }));
  const idsOf = (given: typeof acts) =>
    indexActs(given)
      .bySubject.get('user:ortega@borealis.example')!
      .map(({ id }) => id);
  expect(idsOf(acts)).toEqual(['a', 'b', 'c']);
  expect(idsOf(acts.toReversed())).toEqual(['a', 'b', 'c']);
});
