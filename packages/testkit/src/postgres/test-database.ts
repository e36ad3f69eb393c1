import pg from 'pg';
import { startPostgres } from './start-postgres.ts';
import { urlOf, type PostgresServer } from './server.ts';

type Address = Pick<PostgresServer, 'superuserUrl'>;

/** A database of its own for one test file. */
export type TestDatabase = {
  name: string;
  host: string;
  port: number;
  /** As the superuser. */
  url: string;
  /** As a login role: `urlAs('nightjar_api')`. */
  urlAs(user: string, password?: string): string;
  drop(): Promise<void>;
};

/** What a new database starts from. */
export type Template = {
  /** Its name in the cluster; put a version or hash in it when what `build` does may change. */
  name: string;
  /** Run once a cluster, by whoever comes first, on the empty template (superuser's URL). */
  build(url: string): Promise<void>;
};

/** Runs `work` with a superuser's connection. */
export const asSuperuser = async <T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
};

const quote = (name: string): string => pg.escapeIdentifier(name);

const isThere = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query('select from pg_database where datname = $1', [name])).rowCount === 1;

/** Builds the template unless the cluster has it; test processes may call it at the same time. */
export const ensureTemplate = (server: Address, template: Template): Promise<void> =>
  asSuperuser(server.superuserUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template.name]);
    if (await isThere(client, template.name)) return;
    const half = `${template.name}_half`;
    await client.query(`drop database if exists ${quote(half)} with (force)`);
    await client.query(`create database ${quote(half)}`);
    await template.build(urlOf(server, { database: half }));
    await client.query(`alter database ${quote(half)} rename to ${quote(template.name)}`);
  });

let databasesMade = 0;

/** Makes a database, empty or from a template; drop it at the end of the test file. */
export const createTestDatabase = async (
  server: Address,
  template?: Template,
): Promise<TestDatabase> => {
  if (template !== undefined) await ensureTemplate(server, template);
  databasesMade += 1;
  const name = `test_${process.pid}_${databasesMade}_${Date.now().toString(36)}`;
  const source =
    template === undefined ? '' : ` template ${quote(template.name)} strategy file_copy`;
  await asSuperuser(server.superuserUrl, (client) =>
    client.query(`create database ${quote(name)}${source}`),
  );
  const { hostname, port } = new URL(server.superuserUrl);
  return {
    name,
    host: hostname,
    port: Number(port),
    url: urlOf(server, { database: name }),
    urlAs: (user, password) => urlOf(server, { database: name, user, password }),
    drop: () =>
      asSuperuser(server.superuserUrl, async (client) => {
        await client.query(`drop database if exists ${quote(name)} with (force)`);
      }),
  };
};

let ofThisProcess: Promise<PostgresServer> | undefined;

/** The Postgres that the whole test run shares, else one started for, and dying with, this process. */
export const sharedPostgres = async (): Promise<Address> => {
  const url = process.env.NIGHTJAR_TEST_POSTGRES_URL;
  if (url !== undefined) return { superuserUrl: url };
  ofThisProcess ??= startPostgres();
  return ofThisProcess;
};
