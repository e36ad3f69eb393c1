import { expect, it } from 'vitest';
import { makeModel } from '../testing/index.ts';
import { compileModels } from './compile-model.ts';
import { ModelError } from './model-error.ts';

const model = makeModel();
const compile = (more: object) => compileModels([{ name: 'a.yml', value: makeModel(more) }]);
const errorOf = (more: object): Partial<ModelError> => {
  try {
    compile(more);
  } catch (error) {
    const { model: name, problem, word } = error as ModelError;
    return { model: name, problem, word };
  }
  return {};
};
const where = (...conditions: unknown[]) => ({
  components: { A: { metric: ['iaas.api'], where: conditions } },
});

it('a model of words, comparisons and combinations of them is compiled', () => {
  const [compiled] = compile({
    ...where(
      'succeeded',
      { not: { operation: ['Get*'] } },
      { any: ['rareSource', { new: ['region'] }] },
    ),
    logic: 'A then A within 2h',
  });
  expect(compiled!.logic).toEqual({ steps: [['A'], ['A']], ordered: true, withinMs: 7_200_000 });
});

it.each([
  ['an unknown word', where('rareSourse'), 'rareSourse'],
  ['an unknown word that is negated', where('not rareSourse'), 'rareSourse'],
  ['an unknown comparison', where({ operatoin: ['x'] }), 'operatoin'],
  ['an unknown feature', where({ rare: ['regoin'] }), 'regoin'],
  [
    'an unknown feature of a weight',
    { weights: [{ when: 'rareSource', label: 'x', group: 'network', points: 5, by: 'regoin' }] },
    'regoin',
  ],
  ['an unknown field', { throttle: 5 }, 'throttle'],
  ['an unknown component', { logic: 'A or B' }, 'B'],
  ['a sequence without a time', { logic: 'A then A' }, 'A then A'],
  ['two kinds of sequence', { logic: 'A then A and A within 1h' }, 'then'],
  ['a component of nothing', { components: { A: {} } }, 'A'],
  ['a model that is not there', { components: { A: { model: 'B / C' } } }, 'B / C'],
  [
    'an unknown rate',
    {
      components: {
        A: { metric: ['iaas.api'], count: { atLeast: 5, withinMinutes: 60, rate: 'x' } },
      },
    },
    'x',
  ],
  [
    'a count of what is kept by the hour over a day',
    {
      components: {
        A: {
          metric: ['iaas.api'],
          count: { atLeast: 5, withinMinutes: 1440, rate: 'objectReads' },
        },
      },
    },
    'withinMinutes',
  ],
])('%s is an error that names its file and its word', (_name, more, word) => {
  expect(errorOf(more)).toMatchObject({ model: 'a.yml', word });
  expect(errorOf(more).problem).toContain(word);
});

it('two models cannot share a path or an id, and none may read itself', () => {
  const other = { ...model, uuid: '6a1f0c52-0e0b-4a55-8a6d-0f6f1d1a0998' };
  const both = (value: object) => () =>
    compileModels([
      { name: 'a.yml', value: model },
      { name: 'b.yml', value },
    ]);
  expect(both(other)).toThrow('share a path');
  expect(both({ ...model, path: 'Another / Model' })).toThrow('share a uuid');
  const reading = { components: { A: { model: 'A / Model' } } };
  expect(() => compile(reading)).toThrow('reads itself');
});
