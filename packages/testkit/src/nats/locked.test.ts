import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { locked } from './locked.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nightjar-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('only one is inside at a time', async () => {
  let [inside, most] = [0, 0];
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise(setImmediate);
    inside -= 1;
  };
  const lock = join(dir, 'lock');
  await Promise.all([locked(lock, work), locked(lock, work), locked(lock, work)]);
  expect(most).toBe(1);
});

test('work that fails gives the lock back', async () => {
  const lock = join(dir, 'lock');
  await expect(locked(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await locked(lock, async () => 'in')).toBe('in');
});

test('the lock of a dead process is taken over', async () => {
  const lock = join(dir, 'lock');
  mkdirSync(lock);
  // Above the largest process id that Linux gives.
  writeFileSync(join(lock, 'pid'), '4194305');
  expect(await locked(lock, async () => 'in')).toBe('in');
});
