import { createHash } from 'node:crypto';
import { hashPassword } from '@nightjar/api/hash-password';
import { stableId } from '@nightjar/core';
import {
  inHouse,
  insertPushToken,
  saveMembership,
  saveMssp,
  savePerson,
  saveTenant,
  type Database,
  type HouseTx,
} from '@nightjar/db';
import { demoMssps } from '@nightjar/scenarios';
import { demoPeople } from './demo-people.ts';
import type { DemoState } from './demo-state.ts';

const tokenLifeMs = 365 * 86_400_000;
const msspId = (slug: string): string => stableId('demo-mssp', slug);

/** The demo's id of a tenant. */
export const tenantIdOf = (slug: string): string => stableId('demo-tenant', slug);

/** Partners, tenants, people and push tokens of the demo; doing it twice is doing it once. */
export const seedHouse = async (db: Database, demo: DemoState): Promise<void> => {
  const passwordHash = await hashPassword(demo.password);
  await inHouse(db, async (tx) => {
    for (const mssp of demoMssps) {
      await saveMssp(tx, { id: msspId(mssp.slug), slug: mssp.slug, name: mssp.name });
      for (const tenant of mssp.tenants) await seedTenant(tx, { mssp: mssp.slug, tenant, demo });
    }
    for (const person of demoPeople) await seedPerson(tx, person, passwordHash);
  });
};

const seedTenant = async (
  tx: HouseTx,
  { mssp, tenant, demo }: { mssp: string; tenant: { slug: string; name: string }; demo: DemoState },
): Promise<void> => {
  const { slug, name } = tenant;
  const id = tenantIdOf(slug);
  await saveTenant(tx, {
    id,
    msspId: msspId(mssp),
    slug,
    name,
    kind: 'customer',
    responseMode: 'confirm',
  });
  const token = demo.pushTokens[slug]!;
  await insertPushToken(tx, {
    tokenHash: createHash('sha256').update(token).digest(),
    tenantId: id,
    name: 'demo',
    last4: token.slice(-4),
    expiresAt: demo.anchor + tokenLifeMs,
  });
};

const seedPerson = async (
  tx: HouseTx,
  person: (typeof demoPeople)[number],
  passwordHash: string,
): Promise<void> => {
  const { email, name, scope, grants } = person;
  const personId = stableId('demo-person', email);
  await savePerson(tx, { id: personId, email, name }, passwordHash);
  const scopeId = scope.kind === 'mssp' ? msspId(scope.slug) : tenantIdOf(scope.slug);
  await saveMembership(tx, { personId, scopeKind: scope.kind, scopeId, role: grants });
};
