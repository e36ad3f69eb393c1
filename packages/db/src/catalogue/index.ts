export { auditedDefiners, houseTables, stageTables } from './house-tables.ts';
export { isTenantTable, lintCatalogue, type Violation } from './lint-catalogue.ts';
export { readCatalogue, type Catalogue, type RunSql, type Table } from './read-catalogue.ts';
export { formatSnapshot } from './snapshot.ts';
export { snapshotPath } from './snapshot-path.ts';
