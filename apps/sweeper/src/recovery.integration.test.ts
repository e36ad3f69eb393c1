import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { connectBus, openBusAdmin, type Bus } from '@nightjar/bus';
import { inHouse, insertPushToken, saveMssp, saveTenant } from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { startNats, type NatsServer } from '@nightjar/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

const tenantId = 'aaaaaaaa-0000-4000-8000-000000000001';
const msspId = 'cccccccc-0000-4000-8000-000000000001';
const token = 'a-push-token-of-the-test';
const patiently = { timeout: 20_000, interval: 50 };

let fresh: FreshDatabase;
let nats: NatsServer;
const children: ChildProcess[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  nats = await startNats();
  await inHouse(fresh.open('api'), async (tx) => {
    await saveMssp(tx, { id: msspId, slug: 'house', name: 'House' });
    const tenant = { id: tenantId, msspId, slug: 't', name: 'T' };
    await saveTenant(tx, { ...tenant, kind: 'customer', responseMode: 'off' });
    const tokenHash = createHash('sha256').update(token).digest();
    const expiresAt = Date.now() + 3_600_000;
    await insertPushToken(tx, { tokenHash, tenantId, name: 'test', last4: 'test', expiresAt });
  });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await nats.stop();
  await fresh.drop();
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

const startApp = (name: 'connectors' | 'sweeper', more: NodeJS.ProcessEnv): ChildProcess => {
  const main = `${import.meta.dirname}/../../${name}/src/main.ts`;
  const env = {
    ...process.env,
    NIGHTJAR_DATABASE_URL: fresh.url,
    NIGHTJAR_SIGNING_KEY: Buffer.from(fresh.signingKey).toString('base64url'),
    NIGHTJAR_NATS_URL: nats.url,
    NIGHTJAR_NATS_SEED: nats.seedOf(name),
    ...more,
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
};

const isHealthy = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    (answer) => answer.ok,
    () => false,
  );

const listen = (bus: Bus): string[] => {
  const heard: string[] = [];
  bus.consume('batchStored', {
    stage: 'baseline',
    onMessage: async ({ body }) => void heard.push(body.batchId),
  });
  return heard;
};

it('what an intake that was killed before it published had stored reaches the next stage', async () => {
  const port = await freePort();
  const connectors = startApp('connectors', {
    NIGHTJAR_INTAKE_PORT: String(port),
    NIGHTJAR_FAILPOINT: 'intake_after_commit_before_publish',
  });
  const died = once(connectors, 'exit');
  await expect.poll(() => isHealthy(port), patiently).toBe(true);
  const record = {
    Id: 'record-1',
    CreationTime: new Date(Date.now() - 86_400_000).toISOString().slice(0, 19),
    RecordType: 15,
    Operation: 'UserLoggedIn',
    Workload: 'AzureActiveDirectory',
    UserId: 'j.ortega@borealis.example',
    UserType: 0,
    ClientIP: '203.0.113.7',
  };
  const headers = { authorization: `Bearer ${token}` };
  const init = { method: 'POST', headers, body: JSON.stringify(record) };
  await expect(fetch(`http://127.0.0.1:${port}/v1/push`, init)).rejects.toThrow('fetch failed');
  expect(await died).toEqual([null, 'SIGKILL']);

  const admin = await openBusAdmin({ url: nats.url, seed: nats.seedOf('bus-admin') });
  await admin.ensureStreams();
  const bus = await connectBus({
    url: nats.url,
    seed: nats.seedOf('baseline'),
    stage: 'baseline',
  });
  const heard = listen(bus);
  // The control: without a sweeper nothing comes.
  expect([await admin.countWaiting('batchStored'), heard]).toEqual([0, []]);

  const sweeper = startApp('sweeper', { NIGHTJAR_BUS_ADMIN_SEED: nats.seedOf('bus-admin') });
  const ended = once(sweeper, 'exit');
  await expect.poll(() => heard.length, patiently).toBeGreaterThan(0);
  await admin.deleteStreams();
  heard.length = 0;
  await expect.poll(() => heard.length, patiently).toBeGreaterThan(0);
  sweeper.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await bus.close();
  await admin.close();
});
