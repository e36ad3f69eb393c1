import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { keepSeeds, publicKeysOf, serverConfig, stages, type Stage } from '@nightjar/bus';
import { tether } from '../tether.ts';
import { findNatsServer } from './find-nats-server.ts';
import type { NatsOptions, NatsServer } from './server.ts';

const host = '127.0.0.1';

/** Resolves with the port once it takes connections; rejects with its last words if it ends instead. */
const untilReady = (child: ChildProcess, onLog: (line: string) => void): Promise<number> =>
  new Promise((resolvePort, reject) => {
    const tail: string[] = [];
    let port = 0;
    createInterface({ input: child.stderr! }).on('line', (line) => {
      onLog(line);
      tail.push(line);
      if (tail.length > 20) tail.shift();
      port = Number(/Listening for client connections on \S+:(\d+)/.exec(line)?.[1] ?? port);
      if (line.includes('Server is ready')) resolvePort(port);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`nats-server did not start:\n${tail.join('\n')}`)));
  });

const writeConfig = (dataDir: string, port: number, users: readonly Stage[]) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const credentials = keepSeeds(join(dataDir, 'keys'), users);
  const publicKeys = publicKeysOf(credentials);
  const configPath = join(dataDir, 'nats.conf');
  const text = serverConfig({ host, port, storeDir: join(dataDir, 'store'), publicKeys });
  writeFileSync(configPath, text, { mode: 0o600 });
  return { credentials, configPath };
};

/** Starts nats-server with JetStream on the loopback; it dies with this process, however this one dies. */
export const startNats = async (options: NatsOptions = {}): Promise<NatsServer> => {
  const { users = stages, onLog = () => undefined, onProgress } = options;
  const { path, version, from } = await findNatsServer({ onProgress });
  const isThrowaway = options.dataDir === undefined;
  const dataDir =
    options.dataDir === undefined
      ? mkdtempSync(join(tmpdir(), 'nightjar-nats-'))
      : resolve(options.dataDir);
  const { credentials, configPath } = writeConfig(dataDir, options.port ?? -1, users);

  const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe'];
  // Its own process group: a Ctrl-C at the terminal is for us to pass on, after the services.
  const child = spawn(path, ['-c', configPath], { stdio, detached: true, cwd: dataDir });
  const port = await untilReady(child, onLog);
  const removeDir = isThrowaway ? dataDir : undefined;
  const release = tether({ pid: child.pid!, signal: 'TERM', removeDir });
  const ended = once(child, 'close').then(release);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    url: `nats://${host}:${port}`,
    port,
    pid: child.pid!,
    version,
    from,
    credentials,
    seedOf: (stage) => {
      const seed = credentials[stage];
      if (seed === undefined) throw new Error(`${stage} is not a user of this server.`);
      return seed;
    },
    ended,
    stop: async () => {
      await end('SIGTERM');
      if (removeDir !== undefined) rmSync(removeDir, { recursive: true, force: true });
    },
    kill9: () => end('SIGKILL'),
  };
};
