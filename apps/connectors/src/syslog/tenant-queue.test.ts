import { expect, it } from 'vitest';
import { TenantQueue, type Queueing } from './tenant-queue.ts';

const weighed = (line: number, bytes = 1) =>
  ({ read: { ok: false, line, reason: '', raw: '' }, bytes }) as const;

function makeQueue(more: Partial<Queueing> = {}) {
  const batches: number[][] = [];
  const faults: unknown[] = [];
  const queue = new TenantQueue({
    store: async (reads) => void batches.push(reads.map(({ line }) => line)),
    lingerMs: 5,
    recordsMax: 3,
    bytesMax: 100,
    retryMs: 1,
    onFault: (fault) => void faults.push(fault),
    ...more,
  });
  return { queue, batches, faults };
}

it('what comes within the linger is one batch, and none is larger than it may be', async () => {
  const { queue, batches } = makeQueue();
  await queue.add([weighed(1)]);
  await queue.add([weighed(2)]);
  await expect.poll(() => batches).toEqual([[1, 2]]);
  await queue.add([3, 4, 5, 6].map((line) => weighed(line)));
  await queue.add([weighed(7, 70), weighed(8, 70)]);
  await queue.end();
  expect(batches).toEqual([[1, 2], [3, 4, 5], [6, 7], [8]]);
});

it('a full batch is not waited for, and its sender waits until it is stored', async () => {
  const gate = Promise.withResolvers<void>();
  const order: string[] = [];
  const { queue } = makeQueue({
    lingerMs: 1_000_000,
    store: () => gate.promise.then(() => void order.push('stored')),
  });
  const added = queue.add([1, 2, 3].map((line) => weighed(line)));
  const other = queue.add([4, 5, 6].map((line) => weighed(line))).then(() => order.push('room'));
  gate.resolve();
  await Promise.all([added, other]);
  expect(order).toEqual(['stored', 'stored', 'room']);
  await queue.end();
});

it('what cannot be stored is tried until it can, once and in order', async () => {
  let left = 3;
  const { queue, faults, batches } = makeQueue({
    store: async (reads) => {
      if ((left -= 1) >= 0) throw new Error('no database');
      batches.push(reads.map(({ line }) => line));
    },
  });
  await queue.add([1, 2, 3].map((line) => weighed(line)));
  await queue.add([weighed(4)]);
  await expect.poll(() => batches).toEqual([[1, 2, 3], [4]]);
  expect(faults).toHaveLength(3);
});

it('the end does not wait for a database that is gone', async () => {
  const { queue, faults } = makeQueue({
    store: () => Promise.reject(new Error('gone')),
    retryMs: 1e6,
  });
  await queue.add([weighed(1)]);
  await queue.end();
  expect(faults.length).toBeGreaterThan(0);
});
