/** What Postgres holds of ours, as its own catalogue tells: the base of lint and snapshot. */
export interface Catalogue {
  tables: Table[];
  functions: SqlFunction[];
  roles: Role[];
  /** Sequences, foreign tables and what else should not be there, as `kind name`. */
  others: string[];
}

export interface Table {
  /** `schema.name` */
  name: string;
  kind: 'table' | 'partitioned' | 'view' | 'materialised view';
  isPartition: boolean;
  rls: boolean;
  forceRls: boolean;
  options: string[];
  columns: string[];
  indexes: {
    name: string;
    isUnique: boolean;
    isPrimary: boolean;
    columns: string[];
    def: string;
  }[];
  foreignKeys: { columns: string[]; target: string; targetColumns: string[] }[];
  checks: string[];
  policies: Policy[];
  /** `privilege to role`, column privileges as `privilege(column) to role`. */
  grants: { role: string; privilege: string; column: string | null }[];
}

export interface Policy {
  name: string;
  permissive: boolean;
  command: string;
  roles: string[];
  using: string | null;
  check: string | null;
}

export interface SqlFunction {
  /** `schema.name(arguments)` */
  name: string;
  isDefiner: boolean;
  volatility: string;
  parallel: string;
  settings: string[];
  executors: string[];
  hash: string;
}

export interface Role {
  name: string;
  canLogin: boolean;
  bypassesRls: boolean;
  isPowerful: boolean;
  /** May make temporary tables in this database. */
  makesTemporary: boolean;
  memberOf: string[];
}

/** Runs one statement as a role that may read the whole catalogue. */
export type RunSql = (sql: string) => Promise<{ rows: Record<string, unknown>[] }>;

const grantee = `case grantee when 0 then 'public' else grantee::regrole::text end`;
const ours = `nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  and nspname not like 'pg_temp%' and nspname not like 'pg_toast_temp%'`;
const notOfExtension = (catalog: string, oid: string): string =>
  `not exists (select from pg_depend where classid = '${catalog}'::regclass
     and objid = ${oid} and deptype = 'e')`;

const tablesSql = `
  select nspname || '.' || relname as name,
    case relkind when 'r' then 'table' when 'p' then 'partitioned' when 'v' then 'view'
      else 'materialised view' end as kind,
    relispartition as "isPartition", relrowsecurity as rls, relforcerowsecurity as "forceRls",
    coalesce(to_jsonb(reloptions), '[]') as options,
    (select coalesce(jsonb_agg(attname || ' ' || format_type(atttypid, atttypmod)
        || case when attnotnull then ' not null' else '' end
        || case attstorage when 'e' then ' external' else '' end
        || coalesce(' default ' || (select pg_get_expr(adbin, adrelid) from pg_attrdef
             where adrelid = attrelid and adnum = attnum), '') order by attnum), '[]')
      from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
    (select coalesce(jsonb_agg(jsonb_build_object('name', indexrelid::regclass::text,
        'isUnique', indisunique, 'isPrimary', indisprimary,
        'columns', (select jsonb_agg(coalesce(attname, '(expression)') order by place)
          from unnest(indkey::int2[]) with ordinality as k (num, place)
          left join pg_attribute on attrelid = indrelid and attnum = num),
        'def', pg_get_indexdef(indexrelid)) order by indexrelid::regclass::text), '[]')
      from pg_index where indrelid = c.oid) as indexes,
    (select coalesce(jsonb_agg(jsonb_build_object('columns', ${columnsOf('conrelid', 'conkey')},
        'target', confrelid::regclass::text,
        'targetColumns', ${columnsOf('confrelid', 'confkey')}) order by conname), '[]')
      from pg_constraint where conrelid = c.oid and contype = 'f') as "foreignKeys",
    (select coalesce(jsonb_agg(pg_get_constraintdef(oid) order by conname), '[]')
      from pg_constraint where conrelid = c.oid and contype = 'c') as checks,
    (select coalesce(jsonb_agg(jsonb_build_object('name', polname, 'permissive', polpermissive,
        'command', polcmd, 'roles', (select jsonb_agg(case role when 0 then 'public'
            else role::regrole::text end order by role::regrole::text) from unnest(polroles) as role),
        'using', pg_get_expr(polqual, polrelid), 'check', pg_get_expr(polwithcheck, polrelid))
        order by polname), '[]')
      from pg_policy where polrelid = c.oid) as policies,
    (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'privilege', privilege,
        'column', col) order by role, privilege, col), '[]') from (
        select ${grantee} as role, privilege_type as privilege, null as col
          from aclexplode(relacl) where grantee <> relowner
        union all
        select ${grantee}, privilege_type, attname from pg_attribute, aclexplode(attacl)
          where attrelid = c.oid and attnum > 0) as held) as grants
  from pg_class c join pg_namespace n on n.oid = relnamespace
  where relkind in ('r', 'p', 'v', 'm') and ${ours} and ${notOfExtension('pg_class', 'c.oid')}
  order by 1`;

const functionsSql = `
  select nspname || '.' || proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name,
    prosecdef as "isDefiner", provolatile as volatility, proparallel as parallel,
    coalesce(to_jsonb(proconfig), '[]') as settings,
    (select coalesce(jsonb_agg(${grantee} order by 1), '[]')
      from aclexplode(coalesce(proacl, acldefault('f', proowner)))
      where grantee <> proowner) as executors,
    md5(pg_get_functiondef(p.oid)) as hash
  from pg_proc p join pg_namespace n on n.oid = pronamespace
  where prokind in ('f', 'p') and ${ours} and ${notOfExtension('pg_proc', 'p.oid')}
  order by 1`;

const rolesSql = `
  select rolname as name, rolcanlogin as "canLogin", rolbypassrls as "bypassesRls",
    has_database_privilege(oid, current_database(), 'temporary') as "makesTemporary",
    rolsuper or rolcreaterole or rolcreatedb or rolreplication as "isPowerful",
    (select coalesce(jsonb_agg(roleid::regrole::text order by 1), '[]')
      from pg_auth_members where member = r.oid) as "memberOf"
  from pg_roles r where rolname like 'nightjar\\_%' order by 1`;

const othersSql = `
  select case relkind when 'S' then 'sequence ' else 'foreign table ' end
    || nspname || '.' || relname as name
  from pg_class c join pg_namespace n on n.oid = relnamespace
  where relkind in ('S', 'f') and ${ours} order by 1`;

function columnsOf(relation: string, key: string): string {
  return `(select jsonb_agg(attname order by place) from unnest(${key}) with ordinality
    as k (num, place) join pg_attribute on attrelid = ${relation} and attnum = num)`;
}

/** Reads the catalogue of the database that `run` is connected to. */
export async function readCatalogue(run: RunSql): Promise<Catalogue> {
  const rowsOf = async <Row>(sql: string): Promise<Row[]> => (await run(sql)).rows as Row[];
  return {
    tables: await rowsOf<Table>(tablesSql),
    functions: await rowsOf<SqlFunction>(functionsSql),
    roles: await rowsOf<Role>(rolesSql),
    others: (await rowsOf<{ name: string }>(othersSql)).map(({ name }) => name),
  };
}
