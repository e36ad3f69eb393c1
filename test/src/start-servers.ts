import { findNatsServer, startPostgres } from '@nightjar/testkit';

/** Started once a run: one Postgres for all files, and a nats-server at hand for those that start one. */
export const setup = async (): Promise<() => Promise<void>> => {
  const onProgress = (line: string): boolean => process.stderr.write(`${line}\n`);
  const [postgres] = await Promise.all([startPostgres(), findNatsServer({ onProgress })]);
  process.env.NIGHTJAR_TEST_POSTGRES_URL = postgres.superuserUrl;
  return () => postgres.stop();
};
