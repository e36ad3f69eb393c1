import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('a function is asked once for each short text, also where it answers with nothing', () => {
  const asked: string[] = [];
  const firstOf = remembered((text) => (asked.push(text), text ? text[0] : undefined));
  expect(['ab', '', 'ab', '', 'cd'].map(firstOf)).toEqual(['a', undefined, 'a', undefined, 'c']);
  expect(asked).toEqual(['ab', '', 'cd']);
});

it('what is long is not held, and what is full begins again', () => {
  const asked: string[] = [];
  const lengthOf = remembered((text) => asked.push(text) && text.length, 2);
  const long = 'x'.repeat(10_000);
  expect(['a', long, long, 'bb', 'ccc', 'a'].map(lengthOf)).toEqual([1, 10_000, 10_000, 2, 3, 1]);
  expect(asked).toEqual(['a', long, long, 'bb', 'ccc', 'a']);
});
