import { randomBytes, randomUUID } from 'node:crypto';
import { openDatabase } from '@nightjar/db';
import type { Shell } from '@nightjar/service';
import { readApiConfig } from './config.ts';
import { createApp } from './create-app.module.ts';

/** Puts the GraphQL api on the process's HTTP server. */
export async function wireApi({
  config,
  env,
  db,
  bus,
  log,
  http,
  now,
  onStop,
}: Shell): Promise<void> {
  const { readerUrl, isDemo, narrator } = readApiConfig(env);
  const reader = openDatabase({
    role: 'reader',
    connection: readerUrl,
    signingKey: config.NIGHTJAR_SIGNING_KEY,
    onFault: (fault) => log.warn({ err: fault }, 'a database connection was lost'),
  });
  onStop(() => reader.close());
  const deps = {
    api: db,
    reader,
    bus,
    isDemo,
    narrator,
    now,
    newToken: () => randomBytes(32).toString('base64url'),
    newRequestId: randomUUID,
    onFault: (fault: unknown, requestId: string) =>
      log.error({ err: fault, requestId }, 'a request failed'),
  };
  const app = await createApp(deps, http);
  await app.init();
}
