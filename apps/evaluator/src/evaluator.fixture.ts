import { dayMs, eventId, HitTest, stableId, type ScoredAct } from '@nightjar/core';
import { makeScoredAct } from '@nightjar/core/testing';
import {
  ensureEventPartitions,
  insertExclusion,
  inTenant,
  insertEvents,
  listCountedExclusions,
  listBreaches,
  listMatches,
  packScores,
  saveBatchScores,
  takeOutEvents,
  type ExclusionRow,
} from '@nightjar/db';
import { freshDatabase, makeEventRow } from '@nightjar/db/testing';
import { loadModels } from '@nightjar/models';
import { evaluateBatch } from './evaluate-batch.ts';

export const t0 = Date.UTC(2026, 2, 12, 9);
export const minuteMs = 60_000;

/** A sign-in of ortega from his own network, as the baseline engine scored it. */
export function scoredAct(tenantId: string, uid: string, more: Partial<ScoredAct>): ScoredAct {
  const time = more.time ?? t0;
  const daysKnown = 60;
  const usual = { daysSeen: 60, daysKnown, rarity: 0, otherUsers: 5, usersKnown: 20 };
  return makeScoredAct(eventId({ tenantId, source: 'microsoft-365', uid, time }), {
    uid,
    time,
    ip: '203.0.113.7',
    intel: { asn: 64_500, asnName: 'Home', country: 'SE', class: 'none', version: 'test' },
    clientFamily: 'Outlook / Windows',
    scores: { asn: { feature: 'asn', value: 'AS64500', tenantRarity: 0, ...usual } },
    busiest: { failures: 1 },
    window: 'the 90 days to 2026-03-10',
    ...more,
  });
}

const foreignScore = { daysSeen: 0, daysKnown: 60, rarity: 99, otherUsers: 0, usersKnown: 20 };

/** What a foreign source adds to an act. */
export const foreign: Partial<ScoredAct> = {
  ip: '45.62.170.237',
  intel: { asn: 396_073, asnName: 'Rented', country: 'US', class: 'hosting', version: 'test' },
  clientFamily: 'Chrome / Windows',
  scores: {
    asn: { feature: 'asn', value: 'AS396073', tenantRarity: 99, ...foreignScore },
    ipClass: { feature: 'ipClass', value: 'hosting', tenantRarity: 99, ...foreignScore },
  },
  rareNet: true,
  rareSource: true,
  succeededFromNetwork: false,
};

/** A rule that hides mail, set by a record that carries no address. */
export const hidingRule: Partial<ScoredAct> = {
  metric: 'saas.mailrule.changed',
  operation: 'New-InboxRule',
  operationClass: 'admin',
  ip: null,
  intel: null,
  clientFamily: null,
  scores: {},
  rareNet: null,
  rareSource: null,
  rule: {
    name: 's',
    mailbox: 'ortega@borealis.example',
    moveToFolder: 'RSS Feeds',
    forwardTo: [],
    externalForward: false,
    deletes: false,
    marksRead: true,
    hasCondition: false,
    words: [],
  },
};

/** The evaluator on a database of its own; intake and baseline engine are played by the test. */
export async function openEvaluator() {
  const fresh = await freshDatabase();
  const db = fresh.open('evaluator');
  const [baseline, connectors] = [fresh.open('baseline'), fresh.open('connectors')];
  await ensureEventPartitions(connectors, t0 - 60 * dayMs, t0 + 60 * dayMs);
  const models = loadModels();
  return {
    store: async (tenantId: string, name: string, acts: readonly ScoredAct[]): Promise<string> => {
      const id = stableId('batch', tenantId, name);
      const body = await packScores({ generation: 0, acts });
      await inTenant(connectors, tenantId, (tx) =>
        insertEvents(tx, { id, knownAt: t0 }, acts.map(rowOf)),
      );
      await inTenant(baseline, tenantId, (tx) => saveBatchScores(tx, id, body));
      return id;
    },
    /** Takes events out, so that they can be stored with other content. */
    takeOut: (tenantId: string, acts: readonly ScoredAct[]) =>
      inTenant(connectors, tenantId, (tx) =>
        takeOutEvents(
          tx,
          acts.map(({ id }) => id),
        ),
      ),
    /** Scores that were made again: no new events. */
    rescore: async (
      tenantId: string,
      { name, ofBatchId }: { name: string; ofBatchId?: string },
      acts: readonly ScoredAct[],
    ) => {
      const id = stableId('batch', tenantId, name);
      const body = await packScores({ generation: 1, ofBatchId, acts });
      await inTenant(baseline, tenantId, (tx) => saveBatchScores(tx, id, body));
      return id;
    },
    /** Ids of the breaches that the batch changed. */
    evaluate: async (tenantId: string, batchId: string): Promise<string[]> => {
      const work = await inTenant(db, tenantId, (tx) =>
        evaluateBatch(tx, { batchId }, { models, hits: new HitTest(models), now: t0 }),
      );
      return (work.publish![0]!.body as { breachIds: string[] }).breachIds;
    },
    /** What is kept of the tenant's events. */
    matchesOf: (tenantId: string) =>
      inTenant(db, tenantId, (tx) => listMatches(tx, { from: 0, to: t0 + 60 * dayMs })),
    breachesOf: (tenantId: string, includeWithdrawn = false) =>
      inTenant(db, tenantId, (tx) => listBreaches(tx, { includeWithdrawn })),
    exclude: (tenantId: string, of: ExclusionRow) =>
      inTenant(fresh.open('api'), tenantId, (tx) => insertExclusion(tx, of)),
    exclusionsOf: (tenantId: string) =>
      inTenant(fresh.open('api'), tenantId, (tx) => listCountedExclusions(tx, 10)),
    stop: () => fresh.drop(),
  };
}

const rowOf = ({ id, uid, operation, subject, ip, intel, outcome }: ScoredAct, position: number) =>
  makeEventRow(position, {
    outcome: outcome === 'failure' ? 2 : 1,
    id,
    position,
    operation,
    subject,
    ip,
    asn: intel?.asn ?? null,
    country: intel?.country ?? null,
    source: 0,
    sourceUid: uid,
  });
