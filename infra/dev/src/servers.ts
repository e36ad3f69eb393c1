import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBusAdmin } from '@nightjar/bus';
import { migrate } from '@nightjar/db';
import { startNats, startPostgres, type NatsServer, type PostgresServer } from '@nightjar/testkit';
import { databaseName } from './processes.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

const logTo = (settings: Settings, name: string): ((line: string) => void) => {
  mkdirSync(settings.logDir, { recursive: true });
  const log = createWriteStream(join(settings.logDir, `${name}.log`), { flags: 'a', mode: 0o600 });
  return (line) => log.write(`${line}\n`);
};

/** The record: kept in the data folder, with a password for every role. */
export const startRecord = (settings: Settings): Promise<PostgresServer> =>
  startPostgres({
    dataDir: join(settings.dataDir, 'postgres'),
    port: settings.ports.postgres,
    auth: 'scram-sha-256',
    onLog: logTo(settings, 'postgres'),
  });

/** The transport: it may be wiped at any moment. */
export const startTransport = (settings: Settings): Promise<NatsServer> =>
  startNats({
    dataDir: join(settings.dataDir, 'nats'),
    port: settings.ports.nats,
    onLog: logTo(settings, 'nats'),
    onProgress: (line) => console.log(`  ${line}`),
  });

/** Roles, database and schema, up to date; the names of what was applied now. */
export const migrateRecord = async (
  postgres: PostgresServer,
  secrets: Secrets,
): Promise<string[]> => {
  const { applied } = await migrate({
    url: postgres.superuserUrl,
    database: databaseName,
    signingKey: Buffer.from(secrets.signingKey, 'base64url'),
    passwords: secrets.passwords,
  });
  return applied;
};

/** Creates the streams and consumers that are missing: after a wipe, all of them. */
export const ensureTransport = async (nats: NatsServer): Promise<void> => {
  const admin = await openBusAdmin({ url: nats.url, seed: nats.seedOf('bus-admin') });
  try {
    await admin.ensureStreams();
  } finally {
    await admin.close();
  }
};
