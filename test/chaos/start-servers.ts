import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NatsServer, PostgresServer } from '@nightjar/testkit';
import { ensureTransport, startRecord, startTransport } from '../../infra/dev/src/servers.ts';
import type { Settings } from '../../infra/dev/src/settings.ts';
import { keepServer } from '../../infra/dev/src/supervisor/keep-server.ts';

export interface Servers {
  postgres(): PostgresServer;
  nats(): NatsServer;
  /** The next start of NATS finds its storage empty; then it is the sweeper that makes the streams. */
  wipeAtNextStart(): void;
}

interface ServersOptions {
  say: (line: string) => void;
  ends: (() => Promise<unknown>)[];
}

export const restartMs = (): number => 100;

/** Starts Postgres and NATS, each again on the same port and data whenever it dies. */
export async function startServers(
  settings: Settings,
  { say, ends }: ServersOptions,
): Promise<Servers> {
  let wipes = false;
  const postgres = await keepServer({
    name: 'postgres',
    say,
    backoffMs: restartMs,
    start: () => startRecord(settings),
  });
  ends.push(postgres.stop);
  const nats = await keepServer({
    name: 'nats',
    say,
    backoffMs: restartMs,
    start: () => {
      if (wipes) rmSync(join(settings.dataDir, 'nats', 'store'), { recursive: true, force: true });
      wipes = false;
      return startTransport(settings);
    },
  });
  ends.push(nats.stop);
  // Frozen, they would not hear that they are to stop.
  ends.push(async () => {
    for (const pid of [postgres.current().pid, nats.current().pid]) thaw(pid);
  });
  await ensureTransport(nats.current());
  return {
    postgres: postgres.current,
    nats: nats.current,
    wipeAtNextStart: () => {
      wipes = true;
    },
  };
}

function thaw(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGCONT');
  } catch {
    // It is dead.
  }
}
