import { evaluate, type ScoredAct } from '@nightjar/core';
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

function firedIn(path: string, acts: readonly ScoredAct[]): string[] {
  return evaluate({ tenantId: 'tenant', models: loadModels(), acts, anchors: new Map() })
    .filter((breach) => breach.modelPath === path)
    .map((breach) => breach.id);
}

test('the shipped catalogue is the written one', () => {
  expect(catalog).toEqual(readCatalog());
});

describe.each(loadModels().map(({ model }) => [model.path, model] as const))(
  '%s',
  (path, model) => {
    const tests = model.tests as ModelTest[];

    test('has a positive and a negative test', () => {
      expect(tests.some((one) => one.fires)).toBe(true);
      expect(tests.some((one) => !one.fires)).toBe(true);
    });

    test.each(tests)('$name', ({ fires, acts }) => {
      expect(firedIn(path, actsOf(acts)).length).toBe(fires ? 1 : 0);
    });

    test('fires once on duplicates and in any order', () => {
      const acts = actsOf(tests.find((one) => one.fires)!.acts);
      const shuffled = [...acts, ...acts].reverse();
      expect(firedIn(path, shuffled)).toEqual(firedIn(path, acts));
    });

    test('every technique it names is known', () => {
      expect(model.attack.length).toBeGreaterThan(0);
    });
  },
);
