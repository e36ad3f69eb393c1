export { readMigrations, type Migration } from './apply-migrations.ts';
export { migrate, type Migrated, type MigrateOptions } from './migrate.ts';
export type { RolePasswords } from './provision.ts';
