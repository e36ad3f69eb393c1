import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { PostgresServer } from './server.ts';

const run = promisify(execFile);

/** True where a Docker daemon answers within two seconds. NIGHTJAR_DOCKER=0 says no. */
export const isDockerThere = async (): Promise<boolean> => {
  if (process.env.NIGHTJAR_DOCKER === '0') return false;
  try {
    await run('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 2000 });
    return true;
  } catch {
    return process.env.DOCKER_HOST !== undefined;
  }
};

/** A throwaway Postgres in a container: the same server as the embedded one. */
export const startContainerPostgres = async (): Promise<PostgresServer> => {
  const { GenericContainer, Wait } = await import('testcontainers');
  const password = randomBytes(18).toString('base64url');
  const container = await new GenericContainer('postgres:18')
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts({ container: 5432, host: 0 })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200'])
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  const ended = Promise.withResolvers<void>();
  const end = async (): Promise<void> => {
    await container.stop({ timeout: 0 });
    ended.resolve();
  };
  const host = container.getHost();
  const port = container.getMappedPort(5432);
  return {
    host,
    port,
    superuserUrl: `postgresql://postgres:${password}@${host}:${port}/postgres`,
    pid: undefined,
    ended: ended.promise,
    stop: end,
    kill9: end,
  };
};
