import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { expect, it } from 'vitest';
import { serveConnection } from './serve-connection.ts';
import { counted, modern, newCertificate, open } from './syslog.fixture.ts';

const token = 'a-token-of-this-test';
const limits = { frameBytesMax: 50_000, frameMsMax: 60_000, idleMsMax: 60_000 };

it('where there is no room nothing is read: the sender is held back, and nothing is lost', async () => {
  const shown = newCertificate();
  const room = Promise.withResolvers<void>();
  const lines: number[] = [];
  const done = Promise.withResolvers<void>();
  const server = createServer(shown, (socket) => {
    const add = async (reads: readonly { read: { line: number } }[]): Promise<void> => {
      lines.push(...reads.map(({ read }) => read.line));
      await room.promise;
    };
    const findSender = async () => ({ add, isGood: async () => true });
    serveConnection(socket, { name: 'test', limits, now: () => 0, findSender }).then(
      done.resolve,
      done.reject,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { socket } = await open({ port, ca: shown.cert });
  const total = 2000;
  const frame = counted(modern({ bulk: 'y'.repeat(40_000) }, token));
  let sent = 0;
  for (let n = 0; n < total; n += 1) socket.write(frame, () => void (sent += 1));
  socket.end();
  // 80 MB are more than all buffers on the way hold; a reader that does not wait has them at once.
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(0);
  let last = -1;
  await expect.poll(() => last === (last = sent), { interval: 300, timeout: 20_000 }).toBe(true);
  expect(sent).toBeLessThan(total);
  expect(lines.length).toBeLessThan(10);
  room.resolve();
  await done.promise;
  expect(lines).toEqual(Array.from({ length: total }, (_, at) => at + 1));
  server.close();
});
