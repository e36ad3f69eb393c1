import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { placeDataDir, startGraph, type GraphEmulator } from '@nightjar/testkit';
import type { Site } from '../../infra/dev/src/processes.ts';
import { keepSecrets } from '../../infra/dev/src/secrets.ts';
import { migrateRecord } from '../../infra/dev/src/servers.ts';
import { makeSettings } from '../stack/make-settings.ts';
import type { Victim } from './plan-kills.ts';
import type { Run } from './run.ts';
import { openProcesses, type Processes } from './start-processes.ts';
import { startServers, type Servers } from './start-servers.ts';

/** Servers, processes and the emulated provider of one run, in a folder and on ports of its own. */
export interface World extends Omit<Processes, 'pidOf'>, Pick<Servers, 'wipeAtNextStart'> {
  name: string;
  site: Site;
  superuserUrl: string;
  graph: GraphEmulator;
  /** Of the latest life; undefined between two of a process. */
  pidOf(victim: Victim): number | undefined;
  stop(): Promise<void>;
}

/** Opens a world with a migrated, empty database. Its end is among the `endings` before anything is started. */
export async function openWorld(name: string, { say, endings }: Run): Promise<World> {
  const settings = await makeSettings(`chaos-${name}`);
  const folder = settings.dataDir;
  const ends = [async () => clearAway(folder)];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= endAll(ends));
  endings.push(stop);
  // That it died is no news where it was killed; that it died by itself is.
  const sayUnasked = (line: string): void =>
    / died: |\(SIGKILL\)/.test(line) ? undefined : say(`${name}: ${line}`);

  const secrets = keepSecrets(join(folder, 'secrets.json'));
  const servers = await startServers(settings, { say: sayUnasked, ends });
  const { postgres, nats, wipeAtNextStart } = servers;
  await migrateRecord(postgres(), secrets);
  const client = { id: 'nightjar-responder', secret: secrets.graphSecret };
  const graph = await startGraph({ port: settings.ports.graph, client, makesUsers: true });
  ends.push(graph.stop);
  const site: Site = { settings, secrets, postgres: postgres(), nats: nats() };
  const processes = openProcesses(site, { say: sayUnasked, ends });
  const { superuserUrl } = postgres();
  const pidOf = (victim: Victim): number | undefined => {
    if (victim === 'postgres') return postgres().pid;
    return victim === 'nats' ? nats().pid : processes.pidOf(victim);
  };
  return { ...processes, name, site, superuserUrl, graph, wipeAtNextStart, pidOf, stop };
}

function clearAway(folder: string): void {
  rmSync(placeDataDir(join(folder, 'postgres')), { recursive: true, force: true });
  if (process.env.NIGHTJAR_CHAOS_KEEP === undefined) rmSync(folder, { recursive: true });
}

async function endAll(ends: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const end of ends.toReversed()) await end();
}
