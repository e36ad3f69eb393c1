import { expect, test } from 'vitest';
import type { CatalogueModel } from '../graphql/detection.ts';
import { coverageOf, listModels, modelFilterOfUrl, modelsUrl } from './filter.ts';

const rule = { id: 'T1564.008', name: 'Email Hiding Rules', tactics: ['defense-evasion'] };
const cloud = {
  id: 'T1078.004',
  name: 'Cloud Accounts',
  tactics: ['initial-access', 'defense-evasion'],
};
const entry = (path: string, more: Partial<CatalogueModel>, techniques = [rule]) =>
  ({
    mode: 'LIVE',
    breaches30Days: 0,
    lastBreachAt: null,
    ...more,
    model: { path, description: 'What it looks for.', category: 'Suspicious', techniques },
  }) as CatalogueModel;
const models = [
  entry('SaaS / A', { breaches30Days: 3 }),
  entry('SaaS / B', { mode: 'AUDIT' }, [cloud]),
];
const paths = (params: Record<string, string>): string[] =>
  listModels(models, modelFilterOfUrl(params)).map(({ model }) => model.path);

test('each restriction leaves what it says', () => {
  expect(paths({})).toEqual(['SaaS / A', 'SaaS / B']);
  expect(paths({ q: 'saas / b' })).toEqual(['SaaS / B']);
  expect(paths({ show: 'spoke' })).toEqual(['SaaS / A']);
  expect(paths({ show: 'tried' })).toEqual(['SaaS / B']);
  expect(paths({ tactic: 'initial-access' })).toEqual(['SaaS / B']);
  expect(paths({ technique: 'T1564.008' })).toEqual(['SaaS / A']);
  expect(paths({ category: 'Critical' })).toEqual([]);
});

test('the URL is the filter, there and back', () => {
  const url = '/t/borealis/models?q=rule&tactic=impact&show=spoke';
  const params = Object.fromEntries(new URL(url, 'http://x').searchParams);
  expect(modelsUrl('borealis', modelFilterOfUrl(params))).toBe(url);
});

test('coverage counts a model once a tactic, and names what has none', () => {
  const coverage = coverageOf(models);
  const of = (id: string) => coverage.find(({ tactic }) => tactic.id === id)!;
  expect(of('defense-evasion')).toMatchObject({ models: 2 });
  expect(of('defense-evasion').techniques.map(({ id }) => id)).toEqual(['T1078.004', 'T1564.008']);
  expect(of('impact')).toMatchObject({ models: 0, techniques: [] });
});
