import { actOf, type Act, type Metric } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import { vendors } from '@nightjar/vendors';
import { expect, test } from 'vitest';
import { namesOfPatterns, tellingShapes } from './telling-records.ts';

const { lookUp } = openIntelligence();

/** What a component asks of an act by name: one of its operations, one of each list of facts. */
interface Asked {
  metric: readonly Metric[];
  operations: readonly string[];
  facts: readonly (readonly string[])[];
}

interface Written {
  metric?: readonly Metric[];
  where?: readonly unknown[];
}

const listOf = (condition: unknown, name: string): readonly string[] | undefined =>
  (condition as Record<string, readonly string[] | undefined>)[name];

function askedOf({ metric = [], where = [] }: Written): Asked {
  const operations = where.flatMap((one) => listOf(one, 'operation') ?? []);
  const facts = where
    .flatMap((one) => [listOf(one, 'fact') ?? []])
    .filter(({ length }) => length > 0);
  return { metric, operations, facts };
}

/** A literal name is one itself; so is what the stars of a pattern stand around. */
function namesOf(pattern: string): string[] {
  const core = pattern.replaceAll('*', '').trim();
  const known = namesOfPatterns.filter((name) => name.toLowerCase().includes(core.toLowerCase()));
  return pattern.includes('*') ? [core, ...known] : [core];
}

function actsNamed(pattern: string): Act[] {
  return tellingShapes.flatMap(({ source, recordOf }) =>
    namesOf(pattern).flatMap((operation) => {
      const read = vendors[source].normalise(recordOf(operation), lookUp);
      return read.ok ? [actOf(read.event, { id: '', source })] : [];
    }),
  );
}

function isTold(pattern: string, { metric, facts }: Asked): boolean {
  return actsNamed(pattern).some(
    (act) =>
      [act.metric, ...act.alsoMetrics].some((one) => metric.includes(one)) &&
      facts.every((words) => words.some((word) => act.facts?.some((fact) => fact === word))),
  );
}

/** By model and component the operations that no record can make into what is asked for. */
function neverTold(components: Record<string, Written>, path: string): string[] {
  return Object.entries(components).flatMap(([name, written]) => {
    const asked = askedOf(written);
    const never = asked.operations.filter((pattern) => !isTold(pattern, asked));
    return never.map((pattern) => `${path}, ${name}: ${pattern}`);
  });
}

test('whatever operation a model names, some feed makes an act of it that the model can mean', () => {
  const never = loadModels().flatMap(({ model }) => neverTold(model.components, model.path));
  expect(never).toEqual([]);
});

test('an operation of another metric, or that never shows the fact, is found', () => {
  const where = [{ operation: ['StopLogging', 'PutBucketPolicy'] }, { fact: ['public'] }];
  expect(neverTold({ A: { metric: ['iaas.api'], where } }, 'M')).toEqual(['M, A: StopLogging']);
  expect(neverTold({ A: { metric: ['saas.activity'], where } }, 'M')).toHaveLength(2);
});
