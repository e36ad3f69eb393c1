import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, placeDataDir, startGraph, type GraphEmulator } from '@nightjar/testkit';
import type { Failpoint } from '../../packages/service/src/failpoint.ts';
import { service, type Site } from '../../infra/dev/src/processes.ts';
import { keepSecrets } from '../../infra/dev/src/secrets.ts';
import {
  ensureTransport,
  migrateRecord,
  startRecord,
  startTransport,
} from '../../infra/dev/src/servers.ts';
import type { PortName, Settings } from '../../infra/dev/src/settings.ts';
import type { Kept } from '../../infra/dev/src/supervisor/keep-alive.ts';
import { keepServer } from '../../infra/dev/src/supervisor/keep-server.ts';
import { createSupervisor } from '../../infra/dev/src/supervisor/supervise.ts';
import { serviceOf, services, type Process, type Victim } from './plan-kills.ts';

/** Servers, processes and the emulated provider of one run, in a folder and on ports of its own. */
export interface World {
  name: string;
  site: Site;
  superuserUrl: string;
  graph: GraphEmulator;
  /** Starts a process; it is started again whenever it dies. */
  start(name: Process): Promise<void>;
  /** Starts those of them that do not stand yet. */
  startAll(names?: readonly Process[]): Promise<void>;
  /** Undefined between two lives. */
  pidOf(victim: Victim): number | undefined;
  /** How often it died, and how it did last. */
  deathsOf(name: Process): { count: number; last: string | undefined };
  /** Its lives that begin from now on die at the failpoint; undefined: live on. */
  arm(name: Process, failpoint: Failpoint | undefined): void;
  /** The next start of NATS finds its storage empty. */
  wipeAtNextStart(): void;
  stop(): Promise<void>;
}

const restartMs = (): number => 100;

// Days are closed and incidents looked at often, so that a short run sees it happen many times.
const hurried = {
  NIGHTJAR_CLOSE_EVERY_MS: '1000',
  NIGHTJAR_INCIDENTS_EVERY_MS: '1000',
  NIGHTJAR_ACTIONS_EVERY_MS: '1000',
};

async function makeSettings(folder: string): Promise<Settings> {
  const names: PortName[] = ['portal', 'api', 'intake', 'graph', 'postgres', 'nats'];
  const ports = {} as Settings['ports'];
  for (const name of names) ports[name] = await findFreePort();
  return { ports, dataDir: folder, logDir: join(folder, 'logs') };
}

/** Opens a world with a migrated, empty database. `endings` gets its end as soon as there is something to end. */
export async function openWorld(
  name: string,
  { say, endings }: { say: (line: string) => void; endings: (() => Promise<unknown>)[] },
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), `nightjar-chaos-${name}-`));
  // Postgres does not run as root, and must reach its data.
  chmodSync(folder, 0o755);
  const settings = await makeSettings(folder);
  const secrets = keepSecrets(join(folder, 'secrets.json'));
  const ends: (() => Promise<unknown>)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= endAll(ends));
  endings.push(stop);
  ends.push(async () => {
    rmSync(placeDataDir(join(folder, 'postgres')), { recursive: true, force: true });
    if (process.env.NIGHTJAR_CHAOS_KEEP === undefined) rmSync(folder, { recursive: true });
  });

  // That it died is no news where it was killed; that it died by itself is.
  const sayUnasked = (line: string): void =>
    / died: |\(SIGKILL\)/.test(line) ? undefined : say(`${name}: ${line}`);
  let wipes = false;
  const postgres = await keepServer({
    name: 'postgres',
    say: sayUnasked,
    backoffMs: restartMs,
    start: () => startRecord(settings),
  });
  ends.push(postgres.stop);
  const nats = await keepServer({
    name: 'nats',
    say: sayUnasked,
    backoffMs: restartMs,
    start: async () => {
      if (wipes) rmSync(join(folder, 'nats', 'store'), { recursive: true, force: true });
      wipes = false;
      return startTransport(settings);
    },
  });
  ends.push(nats.stop);
  // After a wipe it is the sweeper that makes the streams again.
  await ensureTransport(nats.current());
  await migrateRecord(postgres.current(), secrets);
  const client = { id: 'nightjar-responder', secret: secrets.graphSecret };
  const graph = await startGraph({ port: settings.ports.graph, client, makesUsers: true });
  ends.push(graph.stop);
  const site: Site = { settings, secrets, postgres: postgres.current(), nats: nats.current() };

  const supervisor = createSupervisor({
    logDir: settings.logDir,
    say: sayUnasked,
    backoffMs: restartMs,
  });
  ends.push(supervisor.stop);
  const kept = new Map<Process, Kept>();
  const armed = new Map<Process, Failpoint>();
  const start = async (of: Process): Promise<void> => {
    const spec = service(serviceOf(of), site);
    // Asked for at the start of each life.
    const env = () => ({ ...spec.env, ...hurried, NIGHTJAR_FAILPOINT: armed.get(of) });
    const started = await supervisor.start({
      ...spec,
      name: of,
      get env() {
        return env();
      },
    });
    kept.set(of, started);
  };
  return {
    name,
    site,
    superuserUrl: postgres.current().superuserUrl,
    graph,
    start,
    startAll: async (names = services) => {
      for (const of of names) if (!kept.has(of)) await start(of);
    },
    pidOf: (victim) => {
      if (victim === 'postgres') return postgres.current().pid;
      return victim === 'nats' ? nats.current().pid : kept.get(victim)?.pid();
    },
    deathsOf: (of) => ({
      count: kept.get(of)?.deaths() ?? 0,
      last: kept.get(of)?.lastEnd(),
    }),
    arm: (of, failpoint) =>
      void (failpoint === undefined ? armed.delete(of) : armed.set(of, failpoint)),
    wipeAtNextStart: () => {
      wipes = true;
    },
    stop,
  };
}

async function endAll(ends: (() => Promise<unknown>)[]): Promise<void> {
  for (const end of ends.toReversed()) await end();
}
