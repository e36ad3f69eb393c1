import { expect, test } from 'vitest';
import type { IncidentRow } from '../graphql/schema.ts';
import { mergeRows } from './merge-rows.ts';

const row = (id: string, subject: string, score = 50): IncidentRow => ({
  id,
  displayId: `INC-${id}`,
  title: id,
  severity: 'HIGH',
  score,
  status: 'NEW',
  startedAt: '2023-03-15T03:12:00.000Z',
  knownAt: '2023-03-15T03:12:00.000Z',
  changedAt: '2023-03-15T03:12:00.000Z',
  revision: 1,
  tenant: { slug: 'borealis', name: 'Borealis' },
  subjects: [{ key: subject, name: subject }],
  techniques: [],
  assignee: null,
  conclusion: null,
  isPinned: false,
  snoozedUntil: null,
  containedAt: null,
  clocks: [],
});
const ids = (rows: IncidentRow[]) => rows.map(({ id }) => id);

test('an empty list takes what arrives at once', () => {
  expect(ids(mergeRows([], [row('a', 'x')]).rows)).toEqual(['a']);
});

test('a new row waits, known rows change in place and keep their order', () => {
  const merged = mergeRows(
    [row('a', 'x'), row('b', 'y')],
    [row('c', 'z'), row('b', 'y', 90), row('a', 'x')],
  );
  expect(ids(merged.rows)).toEqual(['a', 'b']);
  expect(merged.rows[1]!.score).toBe(90);
  expect(ids(merged.waiting)).toEqual(['c']);
});

test('an incident that grew under a new id keeps its place', () => {
  const merged = mergeRows([row('a', 'x'), row('b', 'y')], [row('a2', 'x'), row('b', 'y')]);
  expect(ids(merged.rows)).toEqual(['a2', 'b']);
  expect(merged.gone.size + merged.waiting.length).toBe(0);
});

test('a row that no longer matches stays, dimmed', () => {
  const merged = mergeRows([row('a', 'x'), row('b', 'y')], [row('b', 'y')]);
  expect(ids(merged.rows)).toEqual(['a', 'b']);
  expect([...merged.gone]).toEqual(['a']);
});
