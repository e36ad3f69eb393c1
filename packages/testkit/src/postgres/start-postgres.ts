import type { PostgresOptions, PostgresServer } from './server.ts';
import { isDockerThere, startContainerPostgres } from './start-container.ts';
import { startEmbeddedPostgres } from './start-embedded.ts';

const isDefault = (options: PostgresOptions): boolean => Object.keys(options).length === 0;

/**
 * Starts a Postgres on the loopback, ready when this resolves. With no options it is a throwaway
 * one, in a container where Docker answers; else the embedded one, which dies with this process.
 */
export const startPostgres = async (options: PostgresOptions = {}): Promise<PostgresServer> => {
  if (isDefault(options) && (await isDockerThere())) {
    try {
      return await startContainerPostgres();
    } catch (fault) {
      process.stderr.write(`Docker gave no Postgres (${String(fault)}): using the embedded one.\n`);
    }
  }
  return startEmbeddedPostgres(options);
};
