import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { ownerRole } from './provision.ts';

/** One step of the schema: a plain SQL file, fixed once it is applied anywhere. */
export interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

const folder = join(import.meta.dirname, '..', '..', 'migrations');

/** The migrations of a folder in order of their names. */
export function readMigrations(from: string = folder): Migration[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(from, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Applies what is missing, each in a transaction of its own; returns the names of those applied. */
export async function applyMigrations(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<string[]> {
  await prepareLedger(client);
  const applied = await client.query('select name, sha256 from migrations.applied order by name');
  refuseEdited(applied.rows, migrations);
  const missing = migrations.slice(applied.rows.length);
  for (const migration of missing) await applyOne(client, migration);
  return missing.map(({ name }) => name);
}

async function prepareLedger(client: pg.Client): Promise<void> {
  const found = await client.query(`select to_regclass('migrations.applied') as it`);
  if (found.rows[0].it !== null) return;
  await client.query(`begin; set local role ${ownerRole};
    create schema migrations;
    create table migrations.applied (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now());
    commit`);
}

function refuseEdited(
  applied: readonly { name: string; sha256: string }[],
  migrations: readonly Migration[],
): void {
  applied.forEach(({ name, sha256 }, index) => {
    const file = migrations[index];
    if (file?.name !== name) {
      throw new Error(
        `Migration ${name} was applied to this database but ${file?.name ?? 'no file'} stands in its place; new migrations go to the end.`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new Error(
        `Migration ${name} was edited after it was applied to this database; restore the file and write a new migration.`,
      );
    }
  });
}

/** A name ending in `.data.sql` moves rows, so it runs as the migrator, whom policies do not hide them from. */
async function applyOne(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  const role = name.endsWith('.data.sql') ? 'nightjar_migrator' : ownerRole;
  try {
    await client.query(`begin; set local role ${role}`);
    await client.query(sql);
    await client.query(`set local role ${ownerRole}`);
    await client.query('insert into migrations.applied (name, sha256) values ($1, $2)', [
      name,
      sha256,
    ]);
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${(fault as Error).message}`, { cause: fault });
  }
}
