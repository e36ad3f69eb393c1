import { describe, expect, test } from 'vitest';
import type { ModelBreach } from '../graphql/schema.ts';
import { stagesOf, strongestOf } from './stages.ts';

const breach = (id: string, [group, path]: [string, string], score: number) =>
  ({ id, score, model: { path, group } }) as ModelBreach;

const breaches = [
  breach('a', ['PERSIST', 'Grant'], 70),
  breach('b', ['CRED', 'Failures'], 60),
  breach('c', ['PERSIST', 'Principal'], 90),
  breach('d', ['PERSIST', 'Grant'], 85),
  breach('e', ['NEW', 'Unheard of'], 10),
];

describe('breaches of an incident', () => {
  test('are told by stage in the order of an attack, and there by model, the strongest first', () => {
    expect(
      stagesOf(breaches).map(({ name, models }) => [
        name,
        models.map((one) => [one.path, one.scoreMax, one.breaches.map(({ id }) => id).join('')]),
      ]),
    ).toEqual([
      ['Password attack', [['Failures', 60, 'b']]],
      [
        'Lasting access',
        [
          ['Principal', 90, 'c'],
          ['Grant', 85, 'ad'],
        ],
      ],
      ['Other', [['Unheard of', 10, 'e']]],
    ]);
    expect(stagesOf([])).toEqual([]);
  });

  test('the strongest are of different models while there are such', () => {
    const ids = (count: number) => strongestOf(breaches, count).map(({ id }) => id);
    expect(ids(3)).toEqual(['c', 'd', 'b']);
    expect(ids(9)).toEqual(['c', 'd', 'b', 'e', 'a']);
  });
});
