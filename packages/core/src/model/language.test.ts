import { expect, it } from 'vitest';
import type { ScoredAct } from '../baseline/types.ts';
import { evaluate } from '../pipeline/index.ts';
import { makeModel, makeScoredAct } from '../testing/index.ts';
import { compileModels } from './compile-model.ts';

const base = makeModel({ throttleHours: 24, components: {} });
/** A Tuesday. */
const start = Date.UTC(2026, 2, 10, 10);

const act = (minutes: number, more: Partial<ScoredAct> = {}): ScoredAct =>
  makeScoredAct(`${minutes} ${JSON.stringify(more)}`, {
    metric: 'iaas.api',
    operation: 'Get',
    time: start + minutes * 60_000,
    ...more,
  });
const at = (...minutes: number[]): ScoredAct[] => minutes.map((one) => act(one));
const breaches = (model: object, acts: readonly ScoredAct[]) =>
  evaluate({
    tenantId: 'tenant',
    models: compileModels([{ name: 'a.yml', value: { ...base, ...model } }]),
    acts,
    anchors: new Map(),
  });
const speaks = (model: object, acts: readonly ScoredAct[]): boolean =>
  breaches(model, acts).length > 0;
const counting = (count: object) => ({
  components: { A: { metric: ['iaas.api'], count: { atLeast: 4, withinMinutes: 60, ...count } } },
});

it('a count wants enough within its time', () => {
  expect(speaks(counting({}), at(0, 10, 20, 60))).toBe(true);
  expect(speaks(counting({}), at(0, 10, 20, 61))).toBe(false);
});

it('different ones are counted, of one place where that is wanted, and others among them', () => {
  const of = (targets: string, more: Partial<ScoredAct> = {}) =>
    [...targets].map((target, n) => act(n, { target, ...more }));
  expect(speaks(counting({ distinct: 'target' }), of('abcd'))).toBe(true);
  expect(speaks(counting({ distinct: 'target' }), of('abca'))).toBe(false);
  const mixed = [...of('ab', { region: 'x' }), ...of('cd', { region: 'y' })];
  expect(speaks(counting({}), mixed)).toBe(true);
  expect(speaks(counting({ by: 'region' }), mixed)).toBe(false);
  const also = { also: [{ distinct: 'region', atLeast: 2 }] };
  expect(speaks(counting(also), mixed)).toBe(true);
  expect(speaks(counting(also), of('abcd', { region: 'x' }))).toBe(false);
});

it('records that stand for several are summed, and one of them makes up the share that is wanted', () => {
  expect(speaks(counting({ sum: true }), [act(0, { count: 4 })])).toBe(true);
  const named = (names: string) => [...names].map((target, n) => act(n, { target }));
  const share = { share: { of: 'target', atLeast: 0.75 } };
  expect(speaks(counting(share), named('aaab'))).toBe(true);
  expect(speaks(counting(share), named('aabb'))).toBe(false);
});

it('a beat is told from a person', () => {
  expect(speaks(counting({ steady: 0.1 }), at(0, 10, 20, 30))).toBe(true);
  expect(speaks(counting({ steady: 0.1 }), at(0, 3, 20, 30))).toBe(false);
});

it('a rate wants more than three times the busiest hour', () => {
  const rate = counting({ rate: 'changes' });
  const usual = (busiest: number) =>
    at(0, 1, 2, 3).map((one) => ({ ...one, busiest: { changes: busiest } }));
  expect(speaks(rate, usual(1))).toBe(true);
  expect(speaks(rate, usual(2))).toBe(false);
});

const named = (operation: string) => ({
  metric: ['iaas.api'],
  where: [{ operation: [operation] }],
});
const did = (operation: string, minutes: number): ScoredAct => act(minutes, { operation });

it('three steps in order are one thing, and in another order another', () => {
  const components = { A: named('A'), B: named('B'), C: named('C') };
  const then = { components, logic: 'A then B then C within 4h' };
  const inOrder = [did('A', 0), did('B', 60), did('C', 120)];
  const back = [did('C', 0), did('B', 60), did('A', 120)];
  expect(breaches(then, inOrder)[0]!.evidence).toHaveLength(3);
  expect(speaks(then, back)).toBe(false);
  expect(speaks({ components, logic: 'A and B and C within 4h' }, back)).toBe(true);
  expect(speaks(then, [did('A', 0), did('B', 60), did('C', 400)])).toBe(false);
  const slow = [did('A', 0), did('B', 180), did('C', 300)];
  expect(speaks(then, slow)).toBe(false);
  expect(speaks({ components, logic: 'A and B and C within 4h' }, slow)).toBe(false);
  const either = { components, logic: '(A or B) then C within 4h' };
  expect(speaks(either, [did('B', 0), did('C', 60)])).toBe(true);
});

it('components weigh, and those within the time must reach the target', () => {
  const weighted = {
    components: { A: named('A'), B: named('B'), C: named('C') },
    logic: 'A and B within 2h',
    weighted: { points: { A: 30, B: 40, C: 30 }, target: 70 },
  };
  expect(speaks(weighted, [did('A', 0), did('B', 60)])).toBe(true);
  expect(speaks(weighted, [did('A', 0), did('C', 60)])).toBe(false);
  expect(speaks(weighted, [did('A', 0), did('B', 180)])).toBe(false);
});

it('a model looks at its hours alone', () => {
  const night = {
    components: { A: named('A') },
    activeTimes: { days: [2], fromHour: 0, toHour: 6 },
  };
  const twoAtNight = -8 * 60;
  expect(speaks(night, [did('A', twoAtNight)])).toBe(true);
  expect(speaks(night, [did('A', 0)])).toBe(false);
  expect(speaks(night, [did('A', twoAtNight + 24 * 60)])).toBe(false);
});

it('an exclusion holds up to its day, and what it took away is no part of a sequence', () => {
  const excluded = (expires?: string) => ({
    components: { A: named('A') },
    exclusions: [
      {
        when: [{ operation: ['A'] }],
        reason: 'a test',
        by: 'nobody',
        ...(expires ? { expires } : {}),
      },
    ],
  });
  expect(speaks(excluded(), [did('A', 0)])).toBe(false);
  expect(speaks(excluded('2026-03-11'), [did('A', 0)])).toBe(false);
  expect(speaks(excluded('2026-03-10'), [did('A', 0)])).toBe(true);
});
