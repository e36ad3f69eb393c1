import { attacker, victim, type Probe, type Query, type World } from '../world.ts';

/** Contexts that injected SQL could make out of its own. */
function forge(own: string): string[] {
  const [mode = 'one', tenants = attacker, expiry = '0', mac = '00'] = own.split(';');
  return [
    [mode, victim, expiry, mac],
    [mode, `${victim},${tenants}`, expiry, mac],
    ['many', `${victim},${tenants}`, expiry, mac],
    ['sweep', '', expiry, mac],
    [mode, victim, String(Number(expiry) + 3_600_000), mac],
    [mode, victim, expiry, ''],
    [mode, victim, expiry],
    [mode, victim, expiry, mac, mac],
    [victim],
    [`${mode};${tenants};${expiry};${mac}\n`, victim],
  ].map((parts) => parts.join(';'));
}

/** What else could lift the policies from inside a session. */
const liftings = [
  'set role nightjar_migrator',
  'set session authorization nightjar_migrator',
  'set role nightjar_owner',
  'alter table incidents disable row level security',
  'create policy mine on incidents using (true)',
  // Left on the pooled connection, it would catch what the next tenant writes.
  'create temporary table incidents (tenant_id uuid)',
  'create table public.caught (tenant_id uuid)',
  'select key from tenancy.context_key',
  `select tenancy.context_tenants('one')`,
  `select tenancy.hmac('a', 'b', 'sha256')`,
  'create or replace function tenancy.current_tenant() returns uuid language sql return null',
];

const seesVictim = async (query: Query): Promise<boolean> =>
  (await query('select 1 from incidents where tenant_id = $1', [victim])).length > 0;

/** Runs injected SQL in the attacker's transaction, then looks. A refusal is what is wanted. */
async function inject(
  world: World,
  injected: (query: Query) => Promise<unknown>,
): Promise<'seen' | 'accepted' | string> {
  try {
    return await world.within('api', attacker, async (query) => {
      await injected(query);
      return (await seesVictim(query)) ? 'seen' : 'accepted';
    });
  } catch (fault) {
    return (fault as Error).message;
  }
}

async function forgeContexts(world: World): Promise<string | undefined> {
  const own = await world.within('api', attacker, (query) =>
    query(`select current_setting('nightjar.context', true) as own`),
  );
  for (const context of forge(String(own[0]!.own))) {
    const result = await inject(world, (query) =>
      query(`select set_config('nightjar.context', $1, true)`, [context]),
    );
    if (result !== 'tenant context forged') return `a forged context is ${result}`;
  }
  return undefined;
}

export const forging: Probe = {
  number: 11,
  name: 'injected SQL changes the tenant',
  run: async (world) => {
    const plain = await inject(world, (query) =>
      query(`select set_config('app.tenant', $1, true)`, [victim]),
    );
    if (plain === 'seen') return "set_config shows the victim's rows";
    const forged = await forgeContexts(world);
    if (forged !== undefined) return forged;
    for (const sql of liftings) {
      const result = await inject(world, (query) => query(sql));
      if (['seen', 'accepted'].includes(result)) return `${sql}: ${result}`;
    }
    // Allowed by Postgres, and harmless: it turns hidden rows into an error.
    const off = await inject(world, (query) => query('set local row_security = off'));
    return off.includes('row-level security') ? undefined : `row_security = off: ${off}`;
  },
};
