import { expect, test } from 'vitest';
import { analyzeRecords } from './analyze-records.ts';
import { afterHistory, inExportOf } from './cold-cases.ts';
import { tellColdCase } from './tell-cold-case.ts';

const hourMs = 3_600_000;

test('without history nothing is known before the intruder, and nothing of him is left out', () => {
  const { records, truth } = afterHistory(0);
  const told = [...records()];
  expect(told[0]!.happenedAt).toBeGreaterThanOrEqual(truth.start);
  const acts = new Set(truth.acts.map(({ happenedAt }) => happenedAt));
  for (const { happenedAt } of told) acts.delete(happenedAt);
  expect([...acts]).toEqual([]);
  expect([...afterHistory(3).records()].length).toBeGreaterThan(told.length);
});

test('an export of three hours holds no more, and what it cannot know is missing', async () => {
  const cold = inExportOf(3);
  const told = [...cold.records()];
  expect(told.every(({ happenedAt }) => happenedAt >= cold.truth.end - 3 * hourMs)).toBe(true);
  const said = tellColdCase(cold, await analyzeRecords(told, cold.now));
  expect(said.missing.length).toBeGreaterThan(0);
  expect(said.models.length).toBeGreaterThan(0);
  expect(said.incidents.every(({ reasons }) => reasons.length > 0)).toBe(true);
});
