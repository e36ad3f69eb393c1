import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { tether } from '../tether.ts';
import { findBinaries } from './binaries.ts';
import { asServer, ensureCluster, makeThrowawayDir, placeDataDir } from './cluster.ts';
import { findFreePort } from './ports.ts';
import type { PostgresOptions, PostgresServer } from './server.ts';

const host = '127.0.0.1';
const startAttempts = 20;

const throwawaySettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  log_min_messages: 'log',
  log_checkpoints: 'off',
};

const serverArguments = (dataDir: string, port: number, options: PostgresOptions): string[] => {
  const settings = {
    ...(options.durable === false ? throwawaySettings : {}),
    listen_addresses: host,
    unix_socket_directories: '',
    shared_buffers: '128MB',
    max_connections: '200',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataDir, '-p', String(port), ...flags];
};

/** Resolves with undefined once it takes connections, or with its last words if it ended instead. */
const untilReady = (child: ChildProcess, onLog: (line: string) => void) =>
  new Promise<string | undefined>((resolve, reject) => {
    const tail: string[] = [];
    const lines = createInterface({ input: child.stderr! });
    lines.on('line', (line) => {
      onLog(line);
      tail.push(line);
      if (tail.length > 20) tail.shift();
      if (line.includes('database system is ready to accept connections')) resolve(undefined);
    });
    child.once('error', reject);
    child.once('close', () => resolve(tail.join('\n')));
  });

type Launch = { binaries: string; dataDir: string; options: PostgresOptions };

// After a kill -9 the old backends hold the folder for a moment, and a free port may get taken.
const isPassing = (words: string, isPortOurs: boolean): boolean =>
  /shared memory block|postmaster\.pid|lock file/.test(words) ||
  (isPortOurs && words.includes('Address already in use'));

const launch = async ({ binaries, dataDir, options }: Launch) => {
  let words = '';
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    const child = spawn(
      join(binaries, 'bin', 'postgres'),
      serverArguments(dataDir, port, options),
      { ...asServer, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    );
    const lastWords = await untilReady(child, options.onLog ?? (() => undefined));
    if (lastWords === undefined) return { child, port };
    words = lastWords;
    if (!isPassing(words, options.port === undefined)) break;
    await delay(250);
  }
  throw new Error(`Postgres did not start:\n${words}`);
};

/** Starts the embedded Postgres; it dies with this process, however this process dies. */
export const startEmbeddedPostgres = async (wanted: PostgresOptions): Promise<PostgresServer> => {
  const isThrowaway = wanted.dataDir === undefined;
  const options = { durable: !isThrowaway, ...wanted };
  const dataDir =
    wanted.dataDir === undefined ? join(makeThrowawayDir(), 'data') : placeDataDir(wanted.dataDir);
  const binaries = findBinaries();
  const password = await ensureCluster(binaries, dataDir, options.auth ?? 'trust');
  const { child, port } = await launch({ binaries, dataDir, options });

  const folder = isThrowaway ? dirname(dataDir) : undefined;
  const release = tether({ pid: child.pid!, signal: 'INT', removeDir: folder });
  const ended = once(child, 'close').then(release);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    host,
    port,
    superuserUrl: `postgresql://postgres:${password}@${host}:${port}/postgres`,
    pid: child.pid,
    ended,
    stop: async () => {
      await end(options.durable ? 'SIGINT' : 'SIGQUIT');
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
    kill9: () => end('SIGKILL'),
  };
};
