import { randomBytes, randomUUID } from 'node:crypto';
import { connectBus } from '@nightjar/bus';
import { openDatabase } from '@nightjar/db';
import { readConfig } from './config.ts';
import { createApp } from './create-app.module.ts';

const config = readConfig(process.env);
const signingKey = config.NIGHTJAR_SIGNING_KEY;

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
};
const sayFault = (fault: unknown, requestId?: string): void => {
  const what = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  say({ level: 'error', requestId, fault: what });
};

const api = openDatabase({
  role: 'api',
  connection: config.NIGHTJAR_DATABASE_URL,
  signingKey,
  onFault: sayFault,
});
const reader = openDatabase({
  role: 'reader',
  connection: config.NIGHTJAR_READER_DATABASE_URL,
  signingKey,
  onFault: sayFault,
});
const bus = await connectBus({
  url: config.NIGHTJAR_NATS_URL,
  seed: config.NIGHTJAR_NATS_SEED,
  stage: 'api',
  onFault: ({ what, reason }) => say({ level: 'warn', bus: what, reason }),
});

const app = await createApp({
  api,
  reader,
  bus,
  isDemo: config.NIGHTJAR_DEMO,
  now: Date.now,
  newToken: () => randomBytes(32).toString('base64url'),
  newRequestId: randomUUID,
  onFault: sayFault,
});

let isStopping = false;
const stop = async (): Promise<void> => {
  if (isStopping) return;
  isStopping = true;
  await app.close();
  await bus.close();
  await Promise.all([api.close(), reader.close()]);
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

await app.listen(config.NIGHTJAR_API_PORT, config.NIGHTJAR_HOST);
say({ level: 'info', message: `The api listens on ${await app.getUrl()}/graphql.` });
