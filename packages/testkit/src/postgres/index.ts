export { placeDataDir } from './cluster.ts';
export { findFreePort } from './ports.ts';
export { urlOf, type PostgresOptions, type PostgresServer } from './server.ts';
export { isDockerThere } from './start-container.ts';
export { startPostgres } from './start-postgres.ts';
export {
  asSuperuser,
  createTestDatabase,
  ensureTemplate,
  sharedPostgres,
  type Template,
  type TestDatabase,
} from './test-database.ts';
