import type pg from 'pg';
import { loginRoles, roleName, stages, type LoginRole } from '../roles.ts';

export const ownerRole = 'nightjar_owner';

/** Passwords by login role; a role without one keeps what it has. */
export type RolePasswords = Partial<Record<LoginRole, string>>;

// A frozen process must not hold rows for long, and readers by "known" time count on 5 s (ARCHITECTURE.md).
const limits: Record<string, string> = {
  idle_in_transaction_session_timeout: '5s',
  statement_timeout: '5s',
  transaction_timeout: '5s',
};

/** True where this session may make roles and databases; a migrator's session may not. */
export async function canProvision(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user');
  return rows[0].rolsuper;
}

/** Makes the roles that are missing and brings all of them to their attributes; returns the new ones. */
export async function provisionRoles(
  client: pg.Client,
  passwords: RolePasswords,
): Promise<string[]> {
  const made: string[] = [];
  for (const role of [ownerRole, ...loginRoles.map(roleName)]) {
    const found = await client.query('select from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 1) continue;
    await client.query(`create role ${role}`);
    made.push(role);
  }
  await client.query(`alter role ${ownerRole} nologin nosuperuser nobypassrls`);
  for (const role of loginRoles) await shapeLogin(client, role, passwords[role]);
  await client.query(`grant ${ownerRole} to nightjar_migrator`);
  return made;
}

async function shapeLogin(client: pg.Client, role: LoginRole, password?: string): Promise<void> {
  const name = roleName(role);
  // An owner under FORCE would silently change no rows; whoever moves rows must see them all.
  const bypass = role === 'migrator' ? 'bypassrls' : 'nobypassrls';
  const attributes = `login nosuperuser nocreatedb nocreaterole noreplication ${bypass}`;
  const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`;
  await client.query(`alter role ${name} ${attributes}${secret}`);
  if (role === 'migrator') return;
  for (const [setting, value] of Object.entries(limits))
    await client.query(`alter role ${name} set ${setting} = '${value}'`);
  if (!stages.some((stage) => stage === role))
    await client.query(`alter role ${name} set default_transaction_read_only = on`);
}

/** Makes the database if it is missing; returns whether it did. */
export async function provisionDatabase(client: pg.Client, database: string): Promise<boolean> {
  const found = await client.query('select from pg_database where datname = $1', [database]);
  const name = client.escapeIdentifier(database);
  if (found.rowCount === 0) await client.query(`create database ${name}`);
  await client.query(`alter database ${name} owner to ${ownerRole}`);
  // No temporary tables: one named like a tenant table would catch other tenants' rows on a pooled connection.
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${loginRoles.map(roleName).join(', ')}`);
  return found.rowCount === 0;
}
