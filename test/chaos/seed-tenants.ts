import { createHash } from 'node:crypto';
import { stableId } from '@nightjar/core';
import {
  inHouse,
  insertPushToken,
  openDatabase,
  saveMssp,
  savePerson,
  saveTenant,
  type Database,
} from '@nightjar/db';
import { databaseName } from '../../infra/dev/src/processes.ts';
import type { LoadTenant } from './make-load.ts';
import type { World } from './open-world.ts';

const msspId = stableId('chaos-mssp');
const tokenLifeMs = 86_400_000;

/** Who says yes to response actions. */
export const personId = stableId('chaos-person');

/** The door that the api uses. */
export const openAsApi = ({ site: { postgres, secrets } }: World): Database =>
  openDatabase({
    role: 'api',
    connection: { ...postgres, database: databaseName, password: secrets.passwords.api },
    signingKey: Buffer.from(secrets.signingKey, 'base64url'),
  });

/** Makes the tenants with their push tokens, and the person who decides. */
export const seedTenants = (db: Database, tenants: readonly LoadTenant[]): Promise<void> =>
  inHouse(db, async (tx) => {
    await saveMssp(tx, { id: msspId, slug: 'chaos', name: 'Chaos' });
    await savePerson(tx, { id: personId, email: 'decider@chaos.example', name: 'Decider' }, null);
    for (const { id, slug, name, pushToken } of tenants) {
      const named = { id, msspId, slug, name };
      await saveTenant(tx, { ...named, kind: 'customer', responseMode: 'confirm' });
      await insertPushToken(tx, {
        tokenHash: createHash('sha256').update(pushToken).digest(),
        tenantId: id,
        name: 'chaos',
        last4: pushToken.slice(-4),
        expiresAt: Date.now() + tokenLifeMs,
      });
    }
  });
