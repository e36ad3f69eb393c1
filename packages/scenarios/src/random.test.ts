import { expect, test } from 'vitest';
import { createRandom, guidFrom } from './random.ts';

test('the same seed gives the same values, another seed others', () => {
  const draw = (seed: string): number[] => {
    const random = createRandom(seed);
    return [random.next(), random.int(1, 1e6), random.normal()];
  };
  expect(draw('one')).toEqual(draw('one'));
  expect(draw('one')).not.toEqual(draw('two'));
});

test('a fork does not depend on what was drawn before', () => {
  const drawn = createRandom('seed');
  drawn.guid();
  expect(drawn.fork('label').guid()).toBe(createRandom('seed').fork('label').guid());
});

test('numbers stay within their bounds and reach both', () => {
  const random = createRandom('bounds');
  const seen = new Set(Array.from({ length: 500 }, () => random.int(3, 6)));
  expect([...seen].sort()).toEqual([3, 4, 5, 6]);
});

test('100,000 GUIDs of 1,000 streams differ and have the shape of version 4', () => {
  const guids = Array.from({ length: 1000 }, (_, stream) => {
    const random = createRandom(`stream ${stream}`);
    return Array.from({ length: 100 }, () => random.guid());
  }).flat();
  expect(new Set(guids).size).toBe(100_000);
  expect(
    guids.every((guid) =>
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(guid),
    ),
  ).toBe(true);
  expect(guidFrom('name')).toBe(guidFrom('name'));
});

test('picking from nothing is an error', () => {
  expect(() => createRandom('x').pick([])).toThrow('no items');
});
