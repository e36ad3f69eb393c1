import { expect, test } from 'vitest';
import { type CaseResult, countByLabel, countCases, isNamed } from './tally-cases.ts';

const told = (of: Partial<CaseResult>): CaseResult => ({
  set: 'set',
  name: 'case',
  kind: 'attack',
  labels: ['T1110.003'],
  files: [],
  read: 3,
  models: [],
  techniques: [],
  incidents: 0,
  named: false,
  ...of,
});

test('a technique is named by one of its family, a tactic by a technique that serves it', () => {
  expect(isNamed(['T1110.003'], ['T1110'])).toBe(true);
  expect(isNamed(['T1110.003'], ['T1114'])).toBe(false);
  expect(isNamed(['collection'], ['T1114'])).toBe(true);
  expect(isNamed(['impact'], ['T1114'])).toBe(false);
  expect(isNamed([], ['T1114'])).toBe(false);
});

test('what was not found, not named or not read is counted as such, and benign cases have no label', () => {
  const results = [
    told({ models: ['A'], named: true, incidents: 2 }),
    told({ models: ['B'] }),
    told({ read: 0 }),
    told({ kind: 'benign', labels: [], models: ['A'] }),
  ];
  expect(countCases(results)).toEqual({ cases: 4, unread: 1, found: 3, named: 1, incidents: 1 });
  expect(countByLabel(results)).toEqual({
    'T1110.003': { cases: 3, unread: 1, found: 2, named: 1, incidents: 1 },
  });
});
