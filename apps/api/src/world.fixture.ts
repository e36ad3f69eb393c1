import { zstdCompressSync } from 'node:zlib';
import {
  eventId,
  investigate,
  noDecisions,
  stableId,
  type Breach,
  type Incident,
  type ResponseAction,
} from '@nightjar/core';
import {
  ensureEventPartitions,
  inHouse,
  insertAction,
  insertBatch,
  insertEvents,
  inTenant,
  saveBaselineDays,
  saveBreaches,
  saveIncidents,
  saveMembership,
  saveMssp,
  savePerson,
  saveTenant,
} from '@nightjar/db';
import {
  makeAction,
  makeBreach,
  makeEventRow,
  makeForeignAgent,
  makeIncident,
  type FreshDatabase,
} from '@nightjar/db/testing';
import { hashPassword } from './identity/password.ts';

export const t0 = Date.UTC(2026, 2, 12, 9);
export const password = 'an invented password';
const subject = 'user:j.ortega@borealis.example';

const idOf = (kind: string, name: string): string => stableId(kind, name);
export const tenantId = (slug: string): string => idOf('tenant', slug);
const msspSlugs = {
  northwatch: ['acme', 'borealis', 'cobalt'],
  southgate: ['dunes', 'elm', 'fjord'],
};

/** Who there is: the local part of the address, and the grant. */
const people = {
  chen: { scopeKind: 'mssp', scopeId: idOf('mssp', 'northwatch'), role: 'analyst' },
  other: { scopeKind: 'mssp', scopeId: idOf('mssp', 'southgate'), role: 'analyst' },
  lund: { scopeKind: 'tenant', scopeId: tenantId('borealis'), role: 'analyst' },
  boss: { scopeKind: 'tenant', scopeId: tenantId('borealis'), role: 'admin' },
  lead: { scopeKind: 'mssp', scopeId: idOf('mssp', 'northwatch'), role: 'admin' },
  sand: { scopeKind: 'tenant', scopeId: tenantId('borealis'), role: 'viewer' },
} as const;
export type Name = keyof typeof people;
export const emailOf = (name: Name): string => `${name}@people.example`;

export const breachOf = (slug: string): Breach =>
  makeBreach(1, {
    id: idOf('breach', slug),
    tenantId: tenantId(slug),
    modelUuid: idOf('model', '1'),
    time: t0,
    endTime: t0,
    terms: [{ label: 'rare network', group: 'network', points: 74 }],
    observations: [{ feature: 'asn', observed: 'AS1', expected: 'AS2', window: '90 days', n: 60 }],
    agents: [makeForeignAgent(subject)],
  });

/** What the analyst makes of the breach. */
const toldOf = (slug: string): Pick<Incident, 'event' | 'hypotheses'> => {
  const breaches = [breachOf(slug)];
  const told = investigate({ tenantId: tenantId(slug), breaches, decisions: noDecisions });
  const { event, hypotheses } = told.incidents[0]!;
  return { event: event!, hypotheses };
};

export const incidentOf = (slug: string, more: Partial<Incident> = {}): Incident =>
  makeIncident(1, {
    id: idOf('incident', slug),
    displayId: `INC-${slug.toUpperCase().padEnd(6, '0').slice(0, 6)}`,
    tenantId: tenantId(slug),
    title: `A mailbox of ${slug} was taken over`,
    subjects: [{ key: subject, name: 'J. Ortega' }],
    techniques: ['T1564.008', 'T1078.004'],
    breachIds: [breachOf(slug).id],
    story: [{ text: 'It began.', evidence: [], kind: 'inferred', start: t0, end: t0 }],
    reasons: ['A foreign agent acted.'],
    ...toldOf(slug),
    ...more,
  });

export const actionOf = (slug: string): ResponseAction =>
  makeAction(1, {
    id: idOf('action', slug),
    tenantId: tenantId(slug),
    incidentId: incidentOf(slug).id,
    causeBreachId: breachOf(slug).id,
  });

export const eventIdOf = (slug: string): string =>
  eventId({ tenantId: tenantId(slug), source: 'entra-id', uid: 'record-1', time: t0 });

async function addHouse(db: FreshDatabase): Promise<void> {
  const hash = await hashPassword(password);
  await inHouse(db.open('api'), async (tx) => {
    for (const [mssp, slugs] of Object.entries(msspSlugs)) {
      await saveMssp(tx, { id: idOf('mssp', mssp), slug: mssp, name: mssp });
      for (const slug of slugs) {
        const names = { slug, name: slug, kind: 'customer', responseMode: 'confirm' } as const;
        await saveTenant(tx, { id: tenantId(slug), msspId: idOf('mssp', mssp), ...names });
      }
    }
    for (const [name, grant] of Object.entries(people)) {
      const id = idOf('person', name);
      await savePerson(tx, { id, email: emailOf(name as Name), name }, hash);
      await saveMembership(tx, { personId: id, ...grant });
    }
  });
}

async function addEvent(db: FreshDatabase, slug: string): Promise<void> {
  const connectors = db.open('connectors');
  await ensureEventPartitions(connectors, t0, t0);
  const [id, batchId] = [eventIdOf(slug), idOf('batch', slug)];
  const line = JSON.stringify({ id, ocsf: { class_uid: 3002 }, raw: { Id: 'record-1' } });
  await inTenant(connectors, tenantId(slug), async (tx) => {
    await insertEvents(tx, { id: batchId, knownAt: t0 }, [makeEventRow(1, { id, position: 0 })]);
    const body = zstdCompressSync(line);
    await insertBatch(tx, { id: batchId, storedAt: t0, eventCount: 1, minId: id, maxId: id, body });
  });
}

async function addIncident(db: FreshDatabase, slug: string): Promise<void> {
  const id = tenantId(slug);
  await inTenant(db.open('baseline'), id, (tx) => {
    const packed = { active: true, values: { asn: ['AS2'] } };
    return saveBaselineDays(tx, [{ entity: subject, day: '2026-03-10', packed }]);
  });
  await inTenant(db.open('evaluator'), id, (tx) =>
    saveBreaches(tx, [breachOf(slug)], { knownAt: t0 }),
  );
  await inTenant(db.open('analyst'), id, (tx) => saveIncidents(tx, [incidentOf(slug)], t0 + 5));
  const change = { at: t0 + 6, by: 'responder', reason: 'Foreign sessions are live.' };
  await inTenant(db.open('responder'), id, (tx) => insertAction(tx, actionOf(slug), change));
}

/** Two MSSPs with three tenants each; in each tenant one event, breach, incident and pending action. */
export async function makeWorld(db: FreshDatabase): Promise<void> {
  await addHouse(db);
  for (const slug of Object.values(msspSlugs).flat()) {
    await addEvent(db, slug);
    await addIncident(db, slug);
  }
}
