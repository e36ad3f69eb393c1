import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runEvery } from './run-every.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const everyMs = 1_000;
const turns = (n: number) => vi.advanceTimersByTimeAsync(n * everyMs);
const unexpected = (fault: unknown) => expect.unreachable(String(fault));

it('works at every turn, the first one after a wait', async () => {
  const work = vi.fn(async () => undefined);
  const stop = runEvery(work, { everyMs, onFault: unexpected });
  expect(work).toHaveBeenCalledTimes(0);
  await turns(3);
  expect(work).toHaveBeenCalledTimes(3);
  await stop();
});

it('never runs twice at a time, however long a turn takes', async () => {
  const running = Promise.withResolvers<void>();
  const work = vi.fn(() => running.promise);
  const stop = runEvery(work, { everyMs, onFault: unexpected });
  await turns(5);
  expect(work).toHaveBeenCalledTimes(1);
  running.resolve();
  await turns(1);
  expect(work).toHaveBeenCalledTimes(2);
  await stop();
});

it('a turn that fails is told, and the next one comes', async () => {
  const fault = new Error('the database is away');
  const work = vi.fn().mockRejectedValueOnce(fault).mockResolvedValue(undefined);
  const onFault = vi.fn();
  const stop = runEvery(work, { everyMs, onFault });
  await turns(2);
  expect(onFault.mock.calls).toEqual([[fault]]);
  expect(work).toHaveBeenCalledTimes(2);
  await stop();
});

it('stopping waits for the turn that runs, and none follows', async () => {
  const running = Promise.withResolvers<void>();
  const work = vi.fn(() => running.promise);
  const stop = runEvery(work, { everyMs, onFault: unexpected });
  await turns(1);
  let isStopped = false;
  const stopped = stop().then(() => (isStopped = true));
  await turns(1);
  expect(isStopped).toBe(false);
  running.resolve();
  await stopped;
  await turns(5);
  expect(work).toHaveBeenCalledTimes(1);
});
