import type { RoleAuth } from './cluster.ts';

/** How to start a Postgres. All of it is optional: the default is a throwaway one for a test. */
export type PostgresOptions = {
  /** Kept between starts when given; a temporary folder, removed at the end, when not. */
  dataDir?: string;
  /** Default: any free one. */
  port?: number;
  /** False trades crash safety for speed. Default: true exactly when `dataDir` is given. */
  durable?: boolean;
  /** How roles other than the superuser log in over the loopback. Default: trust. */
  auth?: RoleAuth;
  /** More settings, e.g. {max_connections: '200'}. */
  settings?: Record<string, string>;
  /** Receives each line of the server's log. */
  onLog?: (line: string) => void;
};

/** A running Postgres on the loopback. */
export type PostgresServer = {
  host: string;
  port: number;
  /** Of the superuser `postgres`, to database `postgres`. Holds the password: do not log it. */
  superuserUrl: string;
  /** Undefined in a container. */
  pid: number | undefined;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** Ends it orderly; a throwaway one loses its data. Harmless when it has ended. */
  stop(): Promise<void>;
  /** Ends it as a power cut would, and leaves the data. */
  kill9(): Promise<void>;
};

/** The same server with another database, or another user. */
export const urlOf = (
  server: Pick<PostgresServer, 'superuserUrl'>,
  to: { database?: string; user?: string; password?: string },
): string => {
  const url = new URL(server.superuserUrl);
  if (to.database !== undefined) url.pathname = `/${to.database}`;
  if (to.user !== undefined) {
    url.username = to.user;
    url.password = to.password ?? '';
  }
  return url.href;
};
