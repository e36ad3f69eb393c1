import { buildApp, standingServices } from './build-apps.ts';
import { buildPortal, isPortalThere } from './build-portal.ts';
import { readDemo } from './demo/demo-state.ts';
import { attackOnce, demoPathOf, openHouse, seedDemo } from './demo/start-demo.ts';
import { databaseName, listEntrance, listProcesses, type World } from './processes.ts';
import { keepSecrets } from './secrets.ts';
import { ensureTransport, migrateRecord, startRecord, startTransport } from './servers.ts';
import type { Settings } from './settings.ts';
import { step } from './step.ts';
import { keepServer } from './supervisor/keep-server.ts';
import type { ProcessSpec } from './supervisor/process-spec.ts';
import { createSupervisor } from './supervisor/supervise.ts';

const say = (sentence: string): void => console.log(`! ${sentence}`);

/** Builds what is out of date. */
export const buildAll = async (): Promise<void> => {
  await step('building the services', async () => {
    for (const name of standingServices()) await buildApp(name);
  });
  if (isPortalThere()) await step('building the portal (unless it is unchanged)', buildPortal);
};

type Ending = () => Promise<void>;

const startServers = async (settings: Settings, endings: Ending[]) => {
  const postgres = await step('starting Postgres', () =>
    keepServer({ name: 'Postgres', say, start: () => startRecord(settings) }),
  );
  endings.push(postgres.stop);
  const nats = await step('starting NATS', () =>
    keepServer({
      name: 'NATS',
      say,
      start: async () => {
        const server = await startTransport(settings);
        // Left running, it would hold the port that the next try needs.
        await ensureTransport(server).catch(async (fault: unknown) => {
          await server.stop();
          throw fault;
        });
        return server;
      },
    }),
  );
  endings.push(nats.stop);
  return { postgres: postgres.current(), nats: nats.current() };
};

/**
 * Starts servers and processes. Each thing started first adds its end to `endings`, so that what
 * stands can be ended, latest first, wherever this fails.
 */
export const startAll = async (settings: Settings, endings: Ending[]): Promise<World> => {
  const secrets = keepSecrets(`${settings.dataDir}/secrets.json`);
  const { postgres, nats } = await startServers(settings, endings);
  await step('migrating the database', () => migrateRecord(postgres, secrets));
  const demo = readDemo(demoPathOf({ settings }), Date.now());
  const world: World = { settings, secrets, postgres, nats, demo };
  const supervisor = createSupervisor({ logDir: settings.logDir, say });
  endings.push(supervisor.stop);
  const startEach = async (specs: ProcessSpec[]): Promise<void> => {
    for (const spec of specs) await step(`starting ${spec.name}`, () => supervisor.start(spec));
  };
  const db = openHouse(world, databaseName);
  endings.push(() => db.close());
  await startEach(listEntrance(world));
  await seedDemo(world, db);
  await startEach(listProcesses(world));
  const ending = new AbortController();
  const attack = attackOnce(world, { db, signal: ending.signal });
  endings.push(async () => {
    ending.abort();
    await attack;
  });
  return world;
};
