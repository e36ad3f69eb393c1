import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

function countingUpper(): {
  known: Map<string, string>;
  asked: string[];
  of(text: string): string;
} {
  const known = new Map<string, string>();
  const asked: string[] = [];
  const upper = (text: string): string => {
    asked.push(text);
    return text.toUpperCase();
  };
  return { known, asked, of: (text) => remembered(known, text, upper) };
}

it('a text that repeats is asked about once', () => {
  const { asked, of } = countingUpper();
  expect([of('a'), of('b\ud800"'), of('a'), of('b\ud800"')]).toEqual([
    'A',
    'B\ud800"',
    'A',
    'B\ud800"',
  ]);
  expect(asked).toEqual(['a', 'b\ud800"']);
});

it('neither many texts nor long ones are kept', () => {
  const { asked, known, of } = countingUpper();
  for (let n = 0; n < 5000; n++) of(`text ${n}`);
  expect(known.size).toBeLessThan(4097);
  const before = known.size;
  const long = 'x'.repeat(201);
  expect([of(long), of(long)]).toEqual([long.toUpperCase(), long.toUpperCase()]);
  expect(known.size).toBe(before);
  expect(asked.filter((text) => text === long)).toHaveLength(2);
});
