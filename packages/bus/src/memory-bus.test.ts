import { expect, test } from 'vitest';
import type { BusFault } from './bus.ts';
import { describeBus } from './conformance.ts';
import { createMemoryBus } from './memory-bus.ts';

describeBus('in memory', async ({ streamBytesMax }) => {
  const listeners: ((fault: BusFault) => void)[] = [];
  const onFault = (fault: BusFault) => listeners.forEach((listen) => listen(fault));
  const bus = createMemoryBus({ streamBytesMax, onFault });
  return {
    connect: async (_stage, listen) => {
      if (listen !== undefined) listeners.push(listen);
      return bus;
    },
    deleteStreams: async () => bus.deleteStreams(),
    ensureStreams: async () => bus.ensureStreams(),
    countWaiting: async (kind) => bus.countWaiting(kind),
    publishRaw: async (subject, data) => bus.publishRaw(subject, data),
    close: () => bus.close(),
  };
});

test('a bus in memory is idle when what its handlers published is handled too', async () => {
  const tenant = '11111111-1111-4111-8111-111111111111';
  const bus = createMemoryBus();
  const handled: string[] = [];
  bus.consume('batchStored', {
    stage: 'baseline',
    onMessage: async ({ tenantId, body }) => {
      handled.push('baseline');
      await bus.publish('batchScored', tenantId, { batchId: body.batchId });
    },
  });
  bus.consume('batchScored', {
    stage: 'evaluator',
    onMessage: async () => void handled.push('evaluator'),
  });
  await bus.publish('batchStored', tenant, { batchId: 'b', events: 1 });
  await bus.whenIdle();
  expect(handled).toEqual(['baseline', 'evaluator']);
});
