import {
  type Breach,
  compileModels,
  evaluate,
  investigate,
  noDecisions,
  type ScoredAct,
} from '@nightjar/core';
import { describe, expect, test } from 'vitest';
import catalog from './catalog.json' with { type: 'json' };
import { loadModels } from './index.ts';
import { actsOf, type TestAct } from './model-acts.fixture.ts';
import { readCatalog } from './read-catalog.ts';

interface ModelTest {
  name: string;
  fires: boolean;
  acts: TestAct[];
}

const find = (acts: readonly ScoredAct[], models = loadModels()): Breach[] =>
  evaluate({ tenantId: 'tenant', models, acts, anchors: new Map() });
const ofModel = (path: string, acts: readonly ScoredAct[], models = loadModels()): Breach[] =>
  find(acts, models).filter((breach) => breach.modelPath === path);

const withExclusion = (path: string) =>
  compileModels(
    catalog.map(({ name, value }) => {
      const model = value as Record<string, unknown>;
      const exclusions = [{ when: [{ subject: ['*'] }], reason: 'a test', by: 'nobody' }];
      return { name, value: model['path'] === path ? { ...model, exclusions } : model };
    }),
  );

/** Apart from one another by more than any model looks back. */
const stretched = (acts: readonly ScoredAct[]): ScoredAct[] =>
  acts.map((act, at) => ({ ...act, time: act.time + at * 31 * 86_400_000 }));

test('the shipped catalogue is the written one', () => {
  expect(catalog).toEqual(readCatalog());
});

describe.each(loadModels().map((compiled) => [compiled.model.path, compiled] as const))(
  '%s',
  (path, { components, logic, model }) => {
    const tests = model.tests as ModelTest[];
    const acts = actsOf(tests.find((one) => one.fires)?.acts ?? []);
    const alternatives = logic.steps.flat().map((name) => components[name]!);
    const needsTime =
      logic.steps.length > 1 ||
      model.weighted !== undefined ||
      alternatives.every(({ count }) => (count?.atLeast ?? 1) > 1 && count?.sum !== true);

    test('has a positive and a negative test', () => {
      expect(tests.some((one) => one.fires)).toBe(true);
      expect(tests.some((one) => !one.fires)).toBe(true);
    });

    test.each(tests)('$name', ({ fires, acts: given }) => {
      expect(ofModel(path, actsOf(given)).length).toBe(fires ? 1 : 0);
    });

    test('says the same of duplicates, in any order and when the first comes last', () => {
      const found = ofModel(path, acts);
      expect(found).toHaveLength(1);
      expect(ofModel(path, [...acts, ...acts].reverse())).toEqual(found);
      expect(ofModel(path, [...acts.slice(1), acts[0]!])).toEqual(found);
    });

    test('is silent for others than those who acted', () => {
      const subjects = new Set(acts.map(({ subject }) => subject));
      for (const { subject } of ofModel(path, acts))
        expect(subject.startsWith('ip:') || subjects.has(subject)).toBe(true);
    });

    if (logic.steps.length > 1)
      test('is silent where each act is another user’s', () => {
        const apart = acts.map((act, at) => ({ ...act, subject: `user:${at}@example.com` }));
        expect(ofModel(path, apart)).toEqual([]);
      });

    if (needsTime)
      test('is silent outside its time', () => {
        expect(ofModel(path, stretched(acts))).toEqual([]);
      });

    test('is silent under an exclusion', () => {
      expect(ofModel(path, acts, withExclusion(path))).toEqual([]);
    });

    test('makes nothing critical while it learns, unless the act proves itself', () => {
      const learning = actsOf(
        tests.find((one) => one.fires)!.acts.map((one) => ({ ...one, learning: true })),
      );
      const breaches = ofModel(path, learning);
      const { incidents } = investigate({
        tenantId: 'tenant',
        breaches,
        decisions: noDecisions,
        acts: learning,
      });
      const isProven = breaches.some(({ selfProving }) => selfProving);
      const critical = incidents.filter(({ category }) => category === 'Critical');
      expect(isProven ? [] : critical).toEqual([]);
    });
  },
);
