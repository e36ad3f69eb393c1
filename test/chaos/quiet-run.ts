import { atOnce, pushLoad } from './push-load.ts';
import { look, type Standing } from './look.ts';
import { pushInOrder, type LoadTenant } from './make-load.ts';
import { openWorld } from './open-world.ts';
import type { Run } from './run.ts';
import { openAsApi, seedTenants } from './seed-tenants.ts';
import { untilSettled } from './until-settled.ts';

const recordsPerPush = 500;

/** The same records in order, each once, and nothing killed: what should come of them. */
export async function quietRun(
  { say, endings }: Run,
  tenants: readonly LoadTenant[],
): Promise<Standing> {
  const world = await openWorld('quiet', { say, endings });
  const db = openAsApi(world);
  await seedTenants(db, tenants);
  await db.close();
  // A history that is there before anything looks at it is closed and scored once.
  await world.start('connectors');
  await pushLoad(
    world,
    tenants.flatMap((tenant) => pushInOrder(tenant, recordsPerPush)),
    atOnce,
  );
  say('quiet: everything is pushed');
  await world.startAll();
  await untilSettled(world, tenants, say);
  const stands = await look(world);
  await world.stop();
  return stands;
}
