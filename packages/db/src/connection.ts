/** Where a Postgres database is: a `postgresql://` URL, or its parts. */
export type Connection =
  | string
  | { host: string; port: number; database: string; password?: string; ssl?: boolean };

/** The parts that one login role connects with. A URL's user gives way to the role. */
export function connectAs(connection: Connection, user: string) {
  if (typeof connection !== 'string') return { ...connection, user };
  const url = new URL(connection);
  return {
    host: url.hostname,
    port: Number(url.port || '5432'),
    database: decodeURIComponent(url.pathname.slice(1)),
    password: decodeURIComponent(url.password) || undefined,
    ssl: url.searchParams.get('sslmode') === 'require',
    user,
  };
}
