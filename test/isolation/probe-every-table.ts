import { loginRoles, type LoginRole } from '@nightjar/db';
import { asSuperuser } from '@nightjar/testkit';
import { listTenantTables } from './fill-tenants.ts';
import { attacker, codeOf, forgetting, victim, type World } from './world.ts';

const appRoles = loginRoles.filter((role) => role !== 'migrator');

/**
 * Every tenant table there is, also one made tomorrow: read and written by every login role, in another
 * tenant and in none. Returns the tables that showed or lost a row of the victim.
 */
export async function listLeakingTables(world: World): Promise<string[]> {
  const tables = await asSuperuser(world.url, listTenantTables);
  const leaking = new Set<string>();
  for (const table of tables) {
    for (const role of appRoles) if (await isLeaking(world, table, role)) leaking.add(table);
  }
  return [...leaking];
}

async function isLeaking(world: World, table: string, role: LoginRole): Promise<boolean> {
  const statements = [
    `select tenant_id from ${table} where tenant_id = '${victim}'`,
    `update ${table} set tenant_id = tenant_id where tenant_id = '${victim}' returning tenant_id`,
    `delete from ${table} where tenant_id = '${victim}' returning tenant_id`,
  ];
  for (const sql of statements) {
    const [within, outside] = await Promise.all([
      countRows(sql, (work) => world.within(role, attacker, work)),
      countRows(sql, (work) => world.outside(role, work)),
    ]);
    if (within + outside > 0) return true;
  }
  return false;
}

/** Rows that a statement returns; refused for lack of a privilege, it returns none. */
function countRows(sql: string, run: Parameters<typeof forgetting<number>>[0]): Promise<number> {
  return forgetting(run, async (query) => {
    let count = 0;
    const code = await codeOf(query(sql).then((rows) => (count = rows.length)));
    // 23503: the victim's row has children; it was reached all the same.
    if (code === '23503') return 1;
    if (code !== 'none' && code !== '42501' && code !== '25006') throw new Error(`${sql}: ${code}`);
    return count;
  });
}
