import { isTenantTable, readCatalogue } from '@nightjar/db';
import { asSuperuser } from '@nightjar/testkit';
import type pg from 'pg';
import { attacker, victim, victimCanary } from './world.ts';

const eventCount = 30;

/** Names of all tenant tables of a database, without their schema. */
export async function listTenantTables(client: pg.Client): Promise<string[]> {
  const { tables } = await readCatalogue((sql) => client.query(sql));
  return tables.filter(isTenantTable).map(({ name }) => name.replace('public.', ''));
}

/** Puts rows of both tenants into every tenant table there is, also into those that come later. */
export function fillTenants(url: string): Promise<string[]> {
  return asSuperuser(url, async (client) => {
    const tables = await listTenantTables(client);
    // Rows go in by table, not by dependency.
    await client.query('set session_replication_role = replica');
    for (const table of tables) {
      for (const tenantId of [victim, attacker]) await fillTable(client, table, tenantId);
    }
    await client.query('reset session_replication_role; analyze');
    return tables;
  });
}

async function fillTable(client: pg.Client, table: string, tenantId: string): Promise<void> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, -1) as type,
       array(select m[1] from pg_constraint c,
           regexp_matches(pg_get_constraintdef(c.oid), '''([^'']*)''::text', 'g') m
         where conrelid = attrelid and contype = 'c' and conkey = array[attnum]) as allowed
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const count = table === 'events' ? eventCount : 1;
  for (let n = 0; n < count; n += 1) {
    const row = Object.fromEntries(
      rows.map((column) => [column.name, valueOf(column, tenantId, n)]),
    );
    await client.query(
      `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)
       on conflict do nothing`,
      [JSON.stringify(row)],
    );
  }
}

interface Column {
  name: string;
  type: string;
  allowed: readonly string[];
}

function valueOf({ name, type, allowed }: Column, tenantId: string, n: number): unknown {
  const isVictim = tenantId === victim;
  const canary = isVictim ? victimCanary : 'canary-of-the-attacker';
  if (name === 'tenant_id') return tenantId;
  // The attacker acts as connectors: a row of its own under that name would collide with a guess.
  if (name === 'stage') return isVictim ? 'connectors' : 'baseline';
  // Where such a word is part of the key, an own row under the victim's would collide with a guess, too.
  if (allowed.length > 0) return isVictim ? allowed[0] : (allowed[1] ?? allowed[0]);
  // A time prefix of 1970: it fits a partition in any year.
  const uuid = `00000001-000${isVictim ? 'a' : 'b'}-8000-8000-0000000000${10 + n}`;
  const byType: Record<string, unknown> = {
    uuid,
    'uuid[]': [uuid],
    text: canary,
    'text[]': [canary],
    jsonb: { canary },
    bytea: `\\x${Buffer.from(canary).toString('hex')}`,
    boolean: false,
    date: isVictim ? '2026-03-12' : '2026-03-13',
    'timestamp with time zone': '2026-03-12T09:00:00Z',
    inet: isVictim ? '198.51.100.1' : '198.51.100.2',
  };
  return byType[type] ?? (isVictim ? 1 : 2);
}
