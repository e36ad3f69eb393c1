import { loadModels } from '@nightjar/models';
import { expect, it } from 'vitest';
import { chooseModels } from './config.ts';

const all = loadModels();

it('all models run unless some are named, and a name that is none is an error', () => {
  const [first, second] = all.map(({ model }) => model.uuid);
  expect(chooseModels(all, {})).toBe(all);
  const named = chooseModels(all, { NIGHTJAR_MODELS: `${second}, ${first}` });
  expect(new Set(named.map(({ model }) => model.uuid))).toEqual(new Set([first, second]));
  expect(() => chooseModels(all, { NIGHTJAR_MODELS: 'x' })).toThrow('"x"');
});
