import { expect, test } from 'vitest';
import { checklistOf } from './checklist.ts';

const idsOf = (...techniques: string[]) => checklistOf({ techniques }).map(({ id }) => id);

test('what there is to do follows from the techniques, with people asked first and told last', () => {
  expect(idsOf()).toEqual(['ask', 'tell']);
  expect(idsOf('T1562.008')).toEqual(['ask', 'audit', 'tell']);
  expect(idsOf('T1564.008', 'T1078.004')).toEqual([
    'ask',
    'sessions',
    'password',
    'factors',
    'rules',
    'rules-gone',
    'tell',
  ]);
});

test('a sub-technique does not stand for its neighbours, and no step comes twice', () => {
  expect(idsOf('T1098.003')).not.toContain('keys');
  expect(idsOf('T1550')).toEqual(['ask', 'tell']);
  const all = idsOf('T1078', 'T1114', 'T1528', 'T1552', 'T1566', 'T1530', 'T1562', 'T1486');
  expect(new Set(all).size).toBe(all.length);
});
