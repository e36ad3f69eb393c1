import { stages } from '@nightjar/db';
import { asSuperuser } from '@nightjar/testkit';
import { listTenantTables } from '../fill-tenants.ts';
import {
  attacker,
  codeOf,
  forgetting,
  victim,
  victimCanary,
  type Probe,
  type Query,
  type World,
} from '../world.ts';

const tablesOf = (world: World): Promise<string[]> => asSuperuser(world.url, listTenantTables);

/** Relations of some kinds in our schemas, as the attacker sees them in the catalogue. */
async function namesOf(query: Query, kinds: string): Promise<string[]> {
  const rows = await query(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname = 'public' and ${kinds} and has_table_privilege(c.oid, 'select')`,
  );
  return rows.map(({ name }) => String(name));
}

/** The first of these relations in which rows of the victim are seen. */
async function findSeen(query: Query, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const rows = await query(`select 1 from ${name} where tenant_id = $1 limit 1`, [victim]);
    if (rows.length > 0) return `${name} shows the victim's rows`;
  }
  return undefined;
}

/** The first stage for which `look` finds something within the attacker's tenant. */
async function asEachStage(
  world: World,
  look: (query: Query) => Promise<string | undefined>,
): Promise<string | undefined> {
  for (const role of stages) {
    const leak = await world.within(role, attacker, look);
    if (leak !== undefined) return `${role}: ${leak}`;
  }
  return undefined;
}

const noTenant: Probe = {
  number: 1,
  name: 'no tenant set',
  run: async (world) => {
    const tables = await tablesOf(world);
    for (const role of stages) {
      const leak = await world.outside(role, async (query) => {
        const readable = await namesOf(query, `relkind in ('r', 'p')`);
        return findSeen(
          query,
          tables.filter((table) => readable.includes(table)),
        );
      });
      if (leak !== undefined) return `${role}: ${leak}`;
    }
    return undefined;
  },
};

const leftBehind: Probe = {
  number: 2,
  name: 'a context left behind on a pooled connection',
  run: async (world) => {
    await world.within('api', victim, (query) => query('select 1 from incidents'));
    try {
      return await world.outside('api', (query) => findSeen(query, ['incidents']));
    } catch (fault) {
      return `a query without a tenant fails: ${(fault as Error).message}`;
    }
  },
};

const partitions: Probe = {
  number: 3,
  name: 'a partition by its own name',
  run: (world) =>
    asEachStage(world, async (query) => findSeen(query, await namesOf(query, 'relispartition'))),
};

const views: Probe = {
  number: 4,
  name: "a view with its owner's rights",
  run: (world) =>
    world.within('api', attacker, async (query) => {
      const names = await namesOf(query, `relkind = 'v'`);
      if (names.length === 0) throw new Error('There is no view to probe.');
      return findSeen(query, names);
    }),
};

const materialisedViews: Probe = {
  number: 5,
  name: 'a materialised view',
  run: async (world) => {
    const seen = await asEachStage(world, async (query) =>
      findSeen(query, await namesOf(query, `relkind = 'm'`)),
    );
    if (seen !== undefined) return seen;
    const made = await codeOf(
      world.within('api', attacker, (query) =>
        query('create materialized view own as select * from incidents'),
      ),
    );
    return made === 'none' ? 'an app may make one' : undefined;
  },
};

const definers: Probe = {
  number: 6,
  name: "a function with its owner's rights",
  run: (world) =>
    asEachStage(world, async (query) => {
      const functions = await query(
        `select p.oid::regproc::text as name,
           (select coalesce(array_agg(format_type(t, null)), '{}') from unnest(proargtypes) as t) as args
         from pg_proc p join pg_namespace n on n.oid = pronamespace
         where prosecdef and nspname not in ('pg_catalog', 'information_schema')
           and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute')`,
      );
      for (const { name, args } of functions) {
        const values = (args as string[]).map((type) => (type === 'text' ? `'%'` : 'now()'));
        const rows = await query(`select * from ${String(name)}(${values.join(', ')})`);
        if (JSON.stringify(rows).includes(victimCanary)) return `${String(name)} returns them`;
      }
      return undefined;
    }),
};

const statistics: Probe = {
  number: 12,
  name: 'statistics of the planner',
  run: (world) =>
    asEachStage(world, async (query) => {
      const rows = await query(
        `select tablename from pg_stats where schemaname = 'public'
         and (most_common_vals::text || coalesce(histogram_bounds::text, '')) like $1`,
        [`%${victimCanary}%`],
      );
      return rows[0] && `pg_stats of ${String(rows[0].tablename)} shows the victim's values`;
    }),
};

const sequences: Probe = {
  number: 13,
  name: 'sequences',
  run: async (world) => {
    const seen = await asEachStage(world, async (query) => {
      const rows = await query(
        'select sequencename from pg_sequences where last_value is not null',
      );
      return rows[0] && `${String(rows[0].sequencename)} tells how much others do`;
    });
    if (seen !== undefined) return seen;
    const made = await forgetting(
      (work) => world.within('api', attacker, work),
      (query) => codeOf(query('create sequence own')),
    );
    return made === 'none' ? 'an app may make one' : undefined;
  },
};

export const readingProbes: readonly Probe[] = [
  noTenant,
  leftBehind,
  partitions,
  views,
  materialisedViews,
  definers,
  statistics,
  sequences,
];
