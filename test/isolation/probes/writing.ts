import { stages, type LoginRole } from '@nightjar/db';
import { asSuperuser } from '@nightjar/testkit';
import pg from 'pg';
import { listTenantTables } from '../fill-tenants.ts';
import { attacker, codeOf, forgetting, victim, type Probe, type World } from '../world.ts';

interface Insertable {
  table: string;
  role: LoginRole;
  /** A row of the victim, as the attacker might guess it. */
  row: Record<string, unknown>;
  hasForeignKey: boolean;
}

/** Every tenant table with a role that may insert and a row of the victim. */
function listInsertables(world: World): Promise<Insertable[]> {
  return asSuperuser(world.url, async (client) => {
    const found: Insertable[] = [];
    for (const table of await listTenantTables(client)) {
      const { rows } = await client.query(
        `select to_jsonb(t) as row, exists (select from pg_constraint
             where conrelid = $2::regclass and contype = 'f') as "hasForeignKey",
           array(select role from unnest($3::text[]) as role
             where has_table_privilege('nightjar_' || role, $2, 'insert')) as roles
         from ${table} t where tenant_id = $1 limit 1`,
        [victim, table, stages],
      );
      const [role] = rows[0].roles;
      found.push({ table, role, row: rows[0].row, hasForeignKey: rows[0].hasForeignKey });
    }
    return found;
  });
}

/** Inserts the victim's row in the attacker's name; forgets it again. */
function insertGuess(world: World, { table, role, row }: Insertable, ending: string) {
  const guess = JSON.stringify({ ...row, tenant_id: attacker });
  return forgetting(
    (work) => world.within(role, attacker, work),
    async (query) => {
      let rows = 0;
      const code = await codeOf(
        query(
          `insert into ${table} select * from jsonb_populate_record(null::${table}, $1) ${ending}`,
          [guess],
        ).then((returned) => (rows = returned.length)),
      );
      return { code, rows };
    },
  );
}

const uniqueKeys: Probe = {
  number: 7,
  name: 'a duplicate key tells of another tenant',
  run: async (world) => {
    for (const one of await listInsertables(world)) {
      const { code } = await insertGuess(world, one, 'returning 1');
      if (code === '23505') return `${one.table} refuses a key that only the victim has`;
    }
    return undefined;
  },
};

const foreignKeys: Probe = {
  number: 8,
  name: "a row that refers to another tenant's row",
  run: async (world) => {
    const children = (await listInsertables(world)).filter(({ hasForeignKey }) => hasForeignKey);
    if (children.length === 0) throw new Error('There is no foreign key to probe.');
    for (const one of children) {
      const { code } = await insertGuess(world, one, 'returning 1');
      if (code === 'none') return `${one.table} accepts a reference to the victim's row`;
    }
    return undefined;
  },
};

const onConflict: Probe = {
  number: 9,
  name: 'ON CONFLICT DO NOTHING tells of another tenant',
  run: async (world) => {
    for (const one of await listInsertables(world)) {
      if (one.hasForeignKey) continue;
      const { code, rows } = await insertGuess(world, one, 'on conflict do nothing returning 1');
      if (code === 'none' && rows === 0) return `${one.table} silently takes no row`;
    }
    return undefined;
  },
};

const copyFrom: Probe = {
  number: 10,
  name: 'COPY FROM past the policies',
  run: async (world) => {
    for (const { table, role } of await listInsertables(world)) {
      const client = new pg.Client({ connectionString: world.urlAs(role) });
      await client.connect();
      // pg has nothing to send: an accepted COPY ends as 57014, a refused one never begins.
      const code = await codeOf(client.query(`copy ${table} from stdin`));
      await client.end();
      if (code === '57014') return `${table} accepts COPY FROM of any tenant's rows`;
      if (code !== '0A000') throw new Error(`COPY into ${table} ended with ${code}.`);
    }
    return undefined;
  },
};

export const writingProbes: readonly Probe[] = [uniqueKeys, foreignKeys, onConflict, copyFrom];
