import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Metric } from '../entity/types.ts';
import { makeModel, makeScoredAct } from '../testing/index.ts';
import { ActsByComponent } from './acts-by-component.ts';
import { ActsByMetric } from './acts-by-metric.ts';
import { type CompiledModel, compileModels } from './compile-model.ts';
import { ComponentIndex } from './component-index.ts';
import type { Condition } from './condition.ts';

const metrics = fc.constantFrom<Metric>('iaas.api', 'saas.activity', 'saas.login.success');
const operation = fc.constantFrom('GetObject', 'ListUsers', 'Delete.');
const leaf = fc.oneof(
  fc.constantFrom<Condition>('succeeded', 'rareSource', 'not dormant', 'foreignAgent'),
  fc
    .array(fc.constantFrom('getobject', 'List*', 'delete'), { minLength: 1, maxLength: 2 })
    .map((patterns): Condition => ({ operation: patterns })),
  fc.constantFrom<Condition>({ client: ['curl'] }, { not: { class: ['mail'] } }),
);
const condition = fc.oneof(
  leaf,
  fc.array(leaf, { minLength: 1, maxLength: 2 }).map((any): Condition => ({ any })),
);
const component = fc.record({
  metric: fc.uniqueArray(metrics, { minLength: 1, maxLength: 2 }),
  where: fc.array(condition, { maxLength: 4 }),
});
const act = fc
  .record({
    metric: metrics,
    alsoMetrics: fc.uniqueArray(metrics, { maxLength: 2 }),
    operation,
    operationClass: fc.constantFrom('mail', 'files'),
    outcome: fc.constantFrom('success' as const, 'failure' as const),
    rareSource: fc.constantFrom(true, false, null),
    clientFamily: fc.constantFrom('curl', null),
    ip: fc.constantFrom('192.0.2.1', null),
  })
  .map(({ alsoMetrics, ...rest }) => ({
    ...rest,
    alsoMetrics: alsoMetrics.filter((one) => one !== rest.metric),
  }));

function compile(components: readonly object[]): CompiledModel[] {
  return compileModels(
    components.map((one, at) => ({
      name: `${at}.yml`,
      value: makeModel({
        uuid: `6a1f0c52-0e0b-4a55-8a6d-${String(at).padStart(12, '0')}`,
        path: `A / ${at}`,
        components: { A: one },
      }),
    })),
  );
}

const cases = fc.record({
  models: fc.array(component, { minLength: 1, maxLength: 12 }).map(compile),
  acts: fc
    .array(act, { minLength: 1, maxLength: 8 })
    .map((all) => all.map((more, at) => makeScoredAct(`act ${at}`, more))),
});
const componentsOf = (models: readonly CompiledModel[]) =>
  models.map(({ components }) => components['A']!);

it('each component finds the acts that it finds when asked by itself', () => {
  fc.assert(
    fc.property(cases, ({ models, acts }) => {
      const all = componentsOf(models);
      const index = new ComponentIndex(all);
      const [indexed, plain] = [new ActsByComponent(acts, index), new ActsByMetric(acts)];
      for (const one of all) expect(indexed.thatMayMeet(one)).toEqual(plain.thatMayMeet(one));
      const found = all.filter((one) => plain.thatMayMeet(one).length > 0);
      expect(new Set(indexed.components)).toEqual(new Set(found));
      for (const one of acts) {
        const alone = new ActsByMetric([one]);
        expect(index.hasAny(one)).toBe(all.some((it) => alone.thatMayMeet(it).length > 0));
      }
    }),
  );
});

it('a component without one of its conditions finds other acts: the comparison can fail', () => {
  const models = compile([{ metric: ['iaas.api'], where: ['rareSource', 'succeeded'] }]);
  const [component] = componentsOf(models);
  const acts = [makeScoredAct('act', { metric: 'iaas.api' })];
  const lacking = { ...component!, parts: component!.parts.slice(1) };
  const indexed = new ActsByComponent(acts, new ComponentIndex([lacking]));
  expect(indexed.thatMayMeet(lacking)).not.toEqual(new ActsByMetric(acts).thatMayMeet(lacking));
});
