import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberedRows } from './numbered-rows.ts';

it('rows have the numbers in which they are first met, and are given back by them', () => {
  const numbers = fc.integer({ min: -3, max: 20 });
  const lists = fc.array(fc.tuple(numbers, numbers, numbers, numbers, numbers), { maxLength: 200 });
  fc.assert(
    fc.property(lists, (list) => {
      const rows = new NumberedRows();
      const plain = new Map<string, number>();
      for (const row of list) {
        const key = row.join('|');
        if (!plain.has(key)) plain.set(key, plain.size);
        expect(rows.of(row)).toBe(plain.get(key));
        expect(rows.row(plain.get(key)!)).toEqual(row);
      }
      expect(rows.count).toBe(plain.size);
    }),
  );
});

it('fifty thousand rows are told apart and all known again', () => {
  const rows = new NumberedRows();
  const numbers = Array.from({ length: 50_000 }, (_, n) => n);
  const of = (n: number): number => rows.of([n % 160, 20_000 + (n % 30), n, -1, n % 7]);
  expect(numbers.map(of)).toEqual(numbers);
  expect(numbers.map(of)).toEqual(numbers);
});
