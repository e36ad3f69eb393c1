import { expect, it } from 'vitest';
import { plainActs } from './plain-acts/index.ts';
import { isLookingUp, sayAct } from './say-act.ts';

it('an operation that is known is told in plain words with its own name, any other by its name alone', () => {
  expect(sayAct(['FileAccessed'])).toBe('opened files (“FileAccessed”)');
  expect(sayAct(['Consort'])).toBe('did what the records call “Consort”');
  expect(isLookingUp('ListBuckets')).toBe(true);
});

it('a name that every object knows is a name like any other', () => {
  for (const operation of ['constructor', 'toString', '__proto__', 'valueOf']) {
    expect(sayAct([operation])).toBe(`did what the records call “${operation}”`);
    expect(isLookingUp(operation)).toBe(false);
  }
});

it('every operation of the table is found by the name that its vendor writes, in words that can follow a name', () => {
  for (const [name, words] of Object.entries(plainActs)) {
    expect(sayAct([`${name.toUpperCase()}.`])).toMatch(new RegExp(`^${words} \\(“`, 'u'));
    expect(words).toMatch(/^[a-z][a-z ’-]*$/u);
  }
});

it('what is not in the table is told by its family, a call of Azure by its last word', () => {
  expect(sayAct(['DescribeVolumes'])).toBe('looked things up (“DescribeVolumes”)');
  expect(sayAct(['Microsoft.Sql/servers/delete'])).toMatch(/^removed something/);
  expect(isLookingUp('Microsoft.Sql/servers/read')).toBe(true);
});
