import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { getTenantHealth, inTenant, openDatabase, type Database } from '@nightjar/db';
import { demoMssps } from '@nightjar/scenarios';
import type { World } from '../processes.ts';
import { step } from '../step.ts';
import { report } from '../trouble.ts';
import { writeDemo } from './demo-state.ts';
import { loadHistory } from './load-history.ts';
import { playAttack } from './play-attack.ts';
import { seedHouse, tenantIdOf } from './seed-house.ts';

const lookEveryMs = 1_000;

const intakeUrlOf = ({ settings }: World): string => `http://127.0.0.1:${settings.ports.intake}`;

/** Where the demo's state lies. */
export const demoPathOf = ({ settings }: Pick<World, 'settings'>): string =>
  join(settings.dataDir, 'demo.json');

/** The door that the api uses; for seeding only. */
export const openHouse = ({ postgres, secrets }: World, database: string): Database =>
  openDatabase({
    role: 'api',
    connection: { ...postgres, database, password: secrets.passwords.api },
    signingKey: Buffer.from(secrets.signingKey, 'base64url'),
  });

/** Seeds people and history at the first start; nothing at a later one. */
export const seedDemo = async (world: World, db: Database): Promise<void> => {
  const { demo } = world;
  if (demo.isLoaded) return;
  await step('seeding partners, tenants and people', () => seedHouse(db, demo));
  await step('loading thirty ordinary days of six tenants', () =>
    loadHistory(demo, intakeUrlOf(world)),
  );
  world.demo = writeDemo(demoPathOf(world), { ...demo, isLoaded: true });
};

const attacked = demoMssps.flatMap(({ tenants }) => tenants.filter(({ attack }) => attack));

/**
 * Once the attacked tenants know what is usual: the takeovers arrive. Once in an installation's life: stopped half way,
 * they arrive again at the next start, and what had arrived is known by its ids.
 */
export const attackOnce = async (
  world: World,
  { db, signal }: { db: Database; signal: AbortSignal },
): Promise<void> => {
  if (world.demo.isAttacked) return;
  try {
    for (const { slug } of attacked) {
      while (await isBehind(db, slug)) await delay(lookEveryMs, undefined, { signal });
    }
    console.log('! The attack begins to arrive: open the queue and watch.');
    const { demo } = world;
    await playAttack({ demo, intakeUrl: intakeUrlOf(world), anchor: demo.anchor }, signal);
    world.demo = writeDemo(demoPathOf(world), { ...demo, isAttacked: true });
    console.log('! All of the attack has arrived.');
  } catch (fault) {
    if (!signal.aborted) report(fault);
  }
};

const isBehind = async (db: Database, slug: string): Promise<boolean> =>
  (await inTenant(db, tenantIdOf(slug), getTenantHealth)).eventsWaiting > 0;
