import { expect, it } from 'vitest';
import { countOpen } from './count-open.ts';
import { paceTenants } from './pace-tenants.ts';
import { tellSeldom } from './tell-seldom.ts';

it('so many are open at a time of each key, and one that ends makes room', () => {
  const open = countOpen(2);
  const end = open('a')!;
  open('a');
  expect(open('a')).toBeUndefined();
  expect(open('b')).toBeDefined();
  end();
  expect(open('a')).toBeDefined();
});

it('a tenant may burst, then waits for what it is ahead, and no other waits with it', () => {
  let now = 0;
  const pace = paceTenants(100, () => now);
  expect(pace('a', 200)).toBe(0);
  expect(pace('a', 100)).toBe(1000);
  expect(pace('b', 100)).toBe(0);
  now = 3000;
  expect(pace('a', 200)).toBe(0);
});

it('what is alike is told once in a while, with how often it was', () => {
  let now = 0;
  const told: [string, number][] = [];
  const tell = tellSeldom(
    (what, times) => told.push([what, times]),
    () => now,
  );
  for (let n = 0; n < 5; n += 1) tell('a');
  tell('b');
  now = 10_000;
  tell('a');
  expect(told).toEqual([
    ['a', 1],
    ['b', 1],
    ['a', 5],
  ]);
});
