import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  inHouse,
  insertPushToken,
  openDatabase,
  saveMssp,
  saveTenant,
  type Database,
} from '@nightjar/db';
import { stableId } from '@nightjar/core';
import { placeDataDir, startGraph, type PostgresServer } from '@nightjar/testkit';
import { buildApp, type ServiceName } from '../../infra/dev/src/build-apps.ts';
import { databaseName, service, type Site } from '../../infra/dev/src/processes.ts';
import { keepSecrets } from '../../infra/dev/src/secrets.ts';
import {
  ensureTransport,
  migrateRecord,
  startRecord,
  startTransport,
} from '../../infra/dev/src/servers.ts';
import type { Kept } from '../../infra/dev/src/supervisor/keep-alive.ts';
import { createSupervisor } from '../../infra/dev/src/supervisor/supervise.ts';
import { listFamily } from './list-family.ts';
import { makeSettings } from './make-settings.ts';

/** Postgres, NATS and built services in a folder and on ports of their own. */
export interface Stack {
  site: Site;
  postgres: PostgresServer;
  intakeUrl: string;
  /** Of servers and services, their children included. */
  pids(): number[];
  /** The database as a role sees it; closed at the end. */
  open(role: 'api' | 'analyst' | 'connectors' | 'evaluator'): Database;
  stop(): Promise<void>;
}

/** Builds and starts the services on a migrated, empty database, as `npm start` would. */
export async function openStack(
  services: readonly ServiceName[],
  { say, env = {} }: { say: (line: string) => void; env?: Record<string, string> },
): Promise<Stack> {
  for (const name of services) await buildApp(name);
  const settings = await makeSettings('stack');
  const folder = settings.dataDir;
  const secrets = keepSecrets(join(folder, 'secrets.json'));
  const ends: (() => unknown)[] = [
    () => rmSync(folder, { recursive: true, force: true }),
    () => rmSync(placeDataDir(join(folder, 'postgres')), { recursive: true, force: true }),
  ];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const postgres = await startRecord(settings);
    ends.push(postgres.stop);
    const nats = await startTransport(settings);
    ends.push(nats.stop);
    await ensureTransport(nats);
    await migrateRecord(postgres, secrets);
    const client = { id: 'nightjar-responder', secret: secrets.graphSecret };
    const graph = await startGraph({ port: settings.ports.graph, client, makesUsers: true });
    ends.push(graph.stop);
    const site: Site = { settings, secrets, postgres, nats };
    const supervisor = createSupervisor({ logDir: settings.logDir, say });
    ends.push(supervisor.stop);
    const kept: Kept[] = [];
    for (const name of services) {
      const spec = service(name, site);
      kept.push(await supervisor.start({ ...spec, env: { ...spec.env, ...env } }));
    }
    return {
      site,
      postgres,
      intakeUrl: `http://127.0.0.1:${settings.ports.intake}`,
      pids: () => listFamily([postgres.pid, nats.pid, ...kept.map((one) => one.pid())]),
      open: (role) => {
        const connection = {
          ...postgres,
          database: databaseName,
          password: secrets.passwords[role],
        };
        const signingKey = Buffer.from(secrets.signingKey, 'base64url');
        const db = openDatabase({ role, connection, signingKey });
        ends.push(() => db.close());
        return db;
      },
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** A tenant with its push token. */
export interface StackTenant {
  id: string;
  slug: string;
  pushToken: string;
}

const tokenLifeMs = 86_400_000;

/** Makes tenants that may push; the same names are the same tenants. */
export async function makeTenants(api: Database, slugs: readonly string[]): Promise<StackTenant[]> {
  const msspId = stableId('stack-mssp');
  const tenants = slugs.map((slug) => ({
    id: stableId('stack-tenant', slug),
    slug,
    pushToken: `njp_stack_${slug}_not_a_secret`,
  }));
  await inHouse(api, async (tx) => {
    await saveMssp(tx, { id: msspId, slug: 'stack', name: 'Stack' });
    for (const { id, slug, pushToken } of tenants) {
      await saveTenant(tx, {
        id,
        msspId,
        slug,
        name: slug,
        kind: 'customer',
        responseMode: 'confirm',
      });
      await insertPushToken(tx, {
        tokenHash: createHash('sha256').update(pushToken).digest(),
        tenantId: id,
        name: 'stack',
        last4: pushToken.slice(-4),
        expiresAt: Date.now() + tokenLifeMs,
      });
    }
  });
  return tenants;
}
