import { expect, it } from 'vitest';
import { createTurns } from './in-turn.ts';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('what is asked of one key is done one after the other, in the order of asking', async () => {
  const inTurn = createTurns();
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const work = (n: number) => async () => {
    most = Math.max(most, (running += 1));
    await tick();
    running -= 1;
    done.push(n);
  };
  await Promise.all([1, 2, 3].map((n) => inTurn('a', work(n))));
  expect([most, done]).toEqual([1, [1, 2, 3]]);
});

it('another key does not wait', async () => {
  const inTurn = createTurns();
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = inTurn('a', () => promise);
  await expect(inTurn('b', async () => 'done')).resolves.toBe('done');
  resolve();
  await held;
});

it('a failure is its own: the next one has its turn all the same', async () => {
  const inTurn = createTurns();
  const failing = inTurn('a', () => Promise.reject(new Error('no')));
  const next = inTurn('a', async () => 'done');
  await expect(failing).rejects.toThrow('no');
  await expect(next).resolves.toBe('done');
});
