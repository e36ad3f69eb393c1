import { expect, it } from 'vitest';
import { isLookingUp, sayAct } from './say-act.ts';

it('an operation that is known is told in plain words with its own name, any other by its name alone', () => {
  expect(sayAct(['FileAccessed'])).toBe('opened files (“FileAccessed”)');
  expect(sayAct(['Consort'])).toBe('did “Consort”');
  expect(isLookingUp('ListBuckets')).toBe(true);
});

it('a name that every object knows is a name like any other', () => {
  for (const operation of ['constructor', 'toString', '__proto__', 'valueOf']) {
    expect(sayAct([operation])).toBe(`did “${operation}”`);
    expect(isLookingUp(operation)).toBe(false);
  }
});
