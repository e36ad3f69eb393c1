import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ofNames } from './of-names.ts';

it('what is remembered of names is what would be found anew, be the names of many lists', () => {
  const joined = ofNames((names) => names.join());
  const records = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__', '7'), fc.nat());
  fc.assert(
    fc.property(records, (record) => {
      expect(joined(record)).toBe(Object.keys(record).join());
    }),
    { numRuns: 500 },
  );
});

it('the function is asked once for each list, and again for the same names in another order', () => {
  let asked = 0;
  const count = ofNames((names) => {
    asked++;
    return names.length;
  });
  for (let n = 0; n < 5; n++) expect(count({ a: n, b: n })).toBe(2);
  expect(asked).toBe(1);
  count({ b: 1, a: 2 });
  expect(asked).toBe(2);
});
