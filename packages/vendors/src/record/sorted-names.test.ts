import { expect, it } from 'vitest';
import { sortedNames } from './sorted-names.ts';

const namesOf = (record: object): string[] => sortedNames(record).map(({ name }) => name);

it('names come in order, also of the shapes that are known', () => {
  for (let times = 0; times < 2; times++) {
    expect(namesOf({ b: 1, a: 2, '10': 3 })).toEqual(['10', 'a', 'b']);
    expect(namesOf({ b: 1 })).toEqual(['b']);
  }
});
