import { expect, it } from 'vitest';
import { heldAfter } from './heap.fixture.ts';
import { sortedNames } from './sorted-names.ts';

const namesOf = (record: object): string[] => sortedNames(record).map(({ name }) => name);

it('what is held of names is bounded, be they long', () => {
  const held = heldAfter(() => {
    for (let n = 0; n < 300; n++) namesOf({ [`${n}`.padEnd(200_000, 'x')]: n });
  });
  expect(held).toBeLessThan(60_000_000);
});

it('or be it that each record ends one name earlier than the one before', () => {
  const names = Array.from({ length: 3_000 }, (_, n) => [`n${n}`, n] as const);
  const held = heldAfter(() => {
    for (let end = names.length; end > 0; end--) namesOf(Object.fromEntries(names.slice(0, end)));
  });
  expect(held).toBeLessThan(60_000_000);
});
