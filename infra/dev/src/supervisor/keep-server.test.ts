import { expect, it, vi } from 'vitest';
import { keepServer } from './keep-server.ts';

const fakeServer = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { ended: promise, die: resolve, stop: async () => resolve() };
};

it('starts a server again that died, and not one that was stopped', async () => {
  const started: ReturnType<typeof fakeServer>[] = [];
  const sentences: string[] = [];
  const kept = await keepServer({
    name: 'moth',
    backoffMs: () => 1,
    say: (sentence) => void sentences.push(sentence),
    start: async () => {
      if (started.length === 1 && sentences.length < 2) throw new Error('port taken');
      started.push(fakeServer());
      return started.at(-1)!;
    },
  });
  kept.current().die();
  await vi.waitFor(() => expect(started).toHaveLength(2));
  expect(sentences).toEqual([
    'moth died: starting it again',
    'moth does not start again: Error: port taken',
  ]);
  await kept.stop();
  expect(started).toHaveLength(2);
});
