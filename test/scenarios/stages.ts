import { createMemoryBus } from '@nightjar/bus';
import { dayOf, stableId, type LookUpAddress } from '@nightjar/core';
import {
  inHouse,
  insertResponseDecision,
  inTenant,
  listActions,
  listBaselineDays,
  listBreaches,
  listIncidents,
  saveMssp,
  saveTenant,
  type Database,
} from '@nightjar/db';
import { freshDatabase } from '@nightjar/db/testing';
import type { VendorRecord } from '@nightjar/scenarios';
import { keepIncidents } from '../../apps/analyst/src/keep-incidents.ts';
import { wireAnalyst } from '../../apps/analyst/src/analyst.module.ts';
import { wireBaseline } from '../../apps/baseline/src/baseline.module.ts';
import { keepBaseline, type Keeping } from '../../apps/baseline/src/close/keep-baseline.ts';
import { listDueDays } from '../../apps/baseline/src/close/list-due-days.ts';
import { storeRecords } from '../../apps/connectors/src/intake/store-records.ts';
import { wireEvaluator } from '../../apps/evaluator/src/evaluator.module.ts';
import { wireResponder } from '../../apps/responder/src/responder.module.ts';
import { openLog } from '../../packages/service/src/open-log.ts';

const personId = stableId('person', 'analyst');
export const tenantId = stableId('tenant', 'scenario');

// The test says when; the timers of the processes must not.
const never = '1000000000';
const turnsMax = 20;

/** All stages in one process over the memory bus and a database of their own, with one tenant. */
export async function openStages(of: {
  lookUp: LookUpAddress;
  now: number;
  env?: Record<string, string>;
}) {
  const fresh = await freshDatabase();
  const clock = { now: of.now };
  const faults: string[] = [];
  const bus = createMemoryBus({
    onFault: ({ reason, error }) => faults.push(`${reason} ${error}`),
  });
  const ends: (() => Promise<unknown>)[] = [];
  const shellOf = (role: 'baseline' | 'evaluator' | 'analyst' | 'responder') => ({
    db: fresh.open(role),
    bus,
    log: openLog(role, 'error'),
    env: {
      NIGHTJAR_CLOSE_EVERY_MS: never,
      NIGHTJAR_ACTIONS_EVERY_MS: never,
      NIGHTJAR_INCIDENTS_EVERY_MS: never,
      ...of.env,
    },
    now: () => clock.now,
    onStop: (end: () => Promise<unknown>) => void ends.push(end),
  });
  const api = fresh.open('api');
  await makeTenant(api);
  await wireBaseline(shellOf('baseline'));
  wireEvaluator(shellOf('evaluator'));
  wireAnalyst(shellOf('analyst'));
  wireResponder(shellOf('responder'));
  const intake = { db: fresh.open('connectors'), bus, lookUp: of.lookUp, now: () => clock.now };
  const baseline = fresh.open('baseline');
  const analyst = fresh.open('analyst');
  const keep = async () => {
    await settle({ db: baseline, bus, now: () => clock.now });
    await keepIncidents({ db: analyst, bus, tenantId, now: clock.now });
    await bus.whenIdle();
  };
  return {
    bus,
    api,
    clock,
    faults,
    /** Pushes records, a batch after the other, until every stage has seen them. */
    push: async (records: readonly VendorRecord[], batchSize = 400) => {
      for (let at = 0; at < records.length; at += batchSize) {
        const reads = records.slice(at, at + batchSize).map(({ source, record }, line) => ({
          ok: true as const,
          source,
          record,
          line,
        }));
        await storeRecords(intake, tenantId, reads);
        await bus.whenIdle();
      }
    },
    /** Closes, cuts and scores again until nothing is left to do. */
    settle: keep,
    look: () => look(baseline, analyst, clock.now),
    listActions: () => inTenant(api, tenantId, (tx) => listActions(tx, {})),
    /** As a person does in the portal. */
    approve: async (actionId: string) => {
      const said = {
        actionId,
        personId,
        decision: 'approve',
        reason: null,
        at: clock.now,
      } as const;
      await inTenant(api, tenantId, (tx) => insertResponseDecision(tx, said));
      await bus.publish('actionDecided', tenantId, { actionId });
      await bus.whenIdle();
    },
    stop: async () => {
      for (const end of ends.toReversed()) await end();
      await bus.close();
      await fresh.drop();
    },
  };
}

async function makeTenant(api: Database): Promise<void> {
  const msspId = stableId('mssp');
  await inHouse(api, async (tx) => {
    await saveMssp(tx, { id: msspId, slug: 'house', name: 'House' });
    const named = { id: tenantId, msspId, slug: 'scenario', name: 'Scenario' };
    await saveTenant(tx, { ...named, kind: 'customer', responseMode: 'confirm' });
  });
}

async function settle(of: {
  db: Database;
  bus: ReturnType<typeof createMemoryBus>;
  now: () => number;
}): Promise<number> {
  let keeping: Keeping | undefined;
  for (let turn = 1; turn <= turnsMax; turn += 1) {
    await of.bus.whenIdle();
    const now = of.now();
    keeping = await keepBaseline({ db: of.db, bus: of.bus, tenantId, now }, keeping);
    await of.bus.whenIdle();
    const due = await inTenant(of.db, tenantId, (tx) => listDueDays(tx, dayOf(now)));
    const isDone = due.length === 0 && keeping.pending.length === 0;
    if (isDone && keeping.busySince === undefined && turn > 1) return turn;
  }
  throw new Error('It does not settle.');
}

/** What was learnt and found, for comparison: everything but when it became known and how often it changed. */
async function look(baseline: Database, analyst: Database, now: number) {
  const days = await inTenant(baseline, tenantId, (tx) =>
    listBaselineDays(tx, { from: '2000-01-01', to: new Date(now).toISOString().slice(0, 10) }),
  );
  const found = await inTenant(analyst, tenantId, async (tx) => ({
    breaches: await listBreaches(tx, {}),
    incidents: await listIncidents(tx, {}),
  }));
  return {
    days,
    breaches: found.breaches.map(({ knownAt: _, revision: __, ...breach }) => breach),
    incidents: found.incidents.map(
      ({ knownAt: _, changedAt: __, revision: ___, ...incident }) => incident,
    ),
  };
}
