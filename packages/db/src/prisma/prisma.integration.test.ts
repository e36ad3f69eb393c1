import { readFileSync } from 'node:fs';
import { asSuperuser } from '@nightjar/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as nj from '../index.ts';
import { freshDatabase, type FreshDatabase } from '../testing/index.ts';
import { makeAction, makeBreach, makeIncident, t0, tenantA, tenantB } from '../testing/rows.ts';
import { formatPrismaSchema } from './format-schema.ts';
import * as prisma from './index.ts';
import { prismaSchemaPath } from './schema-path.ts';

let fresh: FreshDatabase;
let api: prisma.PrismaDatabase;
let reader: prisma.PrismaDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
  const open = (role: 'api' | 'reader') =>
    prisma.openPrisma({ role, connection: fresh.url, signingKey: fresh.signingKey });
  api = open('api');
  reader = open('reader');
  const analyst = fresh.open('analyst');
  for (const tenantId of [tenantA, tenantB])
    await nj.inTenant(analyst, tenantId, (tx) => nj.saveIncidents(tx, [makeIncident(1)], t0));
  await nj.inTenant(fresh.open('responder'), tenantA, (tx) =>
    nj.insertAction(tx, makeAction(1), { at: t0, by: 'responder', reason: 'because' }),
  );
});
afterAll(async () => {
  await Promise.all([api.close(), reader.close()]);
  await fresh.drop();
});

it('the Prisma schema is that of the catalogue (`npm run db:snapshot` rewrites it)', async () => {
  const catalogue = await asSuperuser(fresh.url, (client) =>
    nj.readCatalogue((sql) => client.query(sql)),
  );
  expect(formatPrismaSchema(catalogue)).toBe(readFileSync(prismaSchemaPath, 'utf8'));
});

describe('by Prisma', () => {
  const list = (tx: prisma.PrismaTx) => tx.incident.findMany({ orderBy: { tenantId: 'asc' } });

  it('a tenant sees its incidents, the house none', async () => {
    const rows = await prisma.prismaInTenant(api, tenantA, list);
    expect(rows).toMatchObject([
      { tenantId: tenantA, id: makeIncident(1).id, subjectNames: ['J. "O," Ortega'], score: 90 },
    ]);
    expect(rows[0]!.knownAt).toEqual(new Date(t0));
    expect(await prisma.prismaInHouse(api, list)).toEqual([]);
  });

  it('the reader sees its scope and can write nothing', async () => {
    const seen = await prisma.prismaAcrossTenants(reader, { tenantIds: [tenantA, tenantB] }, list);
    expect(seen.map(({ tenantId }) => tenantId)).toEqual([tenantA, tenantB]);
    const write = prisma.prismaAcrossTenants(reader, { tenantIds: [tenantA] }, (tx) =>
      tx.incident.deleteMany(),
    );
    await expect(write).rejects.toThrow(/read-only|denied|not allowed/i);
    const asApi = prisma.prismaAcrossTenants(api, { tenantIds: [tenantA] }, list);
    await expect(asApi).rejects.toThrow('Only the role');
  });

  it('a raw query cannot move to another tenant', async () => {
    const forged = prisma.prismaInTenant(api, tenantA, async (tx) => {
      await tx.$executeRaw`select set_config('nightjar.context',
        replace(current_setting('nightjar.context'), ${tenantA}, ${tenantB}), true)`;
      return list(tx);
    });
    await expect(forged).rejects.toThrow('tenant context forged');
  });

  it('the queries by noun run in the same transaction: decision and audit together or not at all', async () => {
    const decide = (kind: 'acknowledge' | 'close', fail: boolean) =>
      prisma.prismaInTenant(api, tenantA, async (client) => {
        const tx = prisma.tenantTxOfPrisma(client, tenantA);
        const personId = makeBreach(1).id;
        const said = {
          personId,
          at: t0,
          kind,
          change: {},
          reason: null,
          note: 'x',
          internal: true,
        };
        const decision = { incidentId: makeIncident(1).id, ...said };
        const done = await nj.insertIncidentDecision(tx, decision);
        const after = { kind, list: [1.5, 'é'] };
        await nj.appendAudit(tx, { at: t0, personId, action: kind, object: 'incident', after });
        if (fail) throw new Error('no');
        return done;
      });
    expect(await decide('acknowledge', false)).toBe(true);
    await expect(decide('close', true)).rejects.toThrow('no');
    expect(await decide('close', false)).toBe(true);
    const db = fresh.open('api');
    const [decisions, chain] = await nj.inTenant(db, tenantA, async (tx) => [
      await nj.listIncidentDecisions(tx),
      await nj.listAudit(tx, 0, 10),
    ]);
    expect(decisions.map(({ kind }) => kind)).toEqual(['acknowledge', 'close']);
    expect(chain.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(nj.findBrokenLink(chain)).toBeUndefined();
  });

  it('a response decision is taken once, a session found by its token', async () => {
    const decide = () =>
      prisma.prismaInTenant(api, tenantA, (client) =>
        nj.insertResponseDecision(prisma.tenantTxOfPrisma(client, tenantA), {
          actionId: makeAction(1).id,
          personId: makeBreach(1).id,
          decision: 'approve',
          reason: null,
          at: t0,
        }),
      );
    expect([await decide(), await decide()]).toEqual([true, false]);
    const found = await prisma.prismaInHouse(api, async (client) => {
      const tx = prisma.houseTxOfPrisma(client);
      const person = { id: makeBreach(1).id, email: 'Ana@Example.com', name: 'Ana' };
      await nj.savePerson(tx, person, null);
      const tokenHash = Buffer.alloc(32, 7);
      const session = { tokenHash, personId: person.id, createdAt: t0, expiresAt: t0 + 1000 };
      await nj.insertSession(tx, session);
      const at = (now: number) => nj.findPersonBySession(tx, tokenHash, now);
      const open = await at(t0);
      await nj.revokeSession(tx, tokenHash, t0 + 1);
      return [open?.email, await at(t0 + 1)];
    });
    expect(found).toEqual(['ana@example.com', undefined]);
  });
});
