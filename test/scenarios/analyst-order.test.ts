import { investigate, noDecisions, stableId, type Breach, type Incident } from '@nightjar/core';
import { inTenant, listIncidents, saveBreaches, saveMatches, type TenantTx } from '@nightjar/db';
import { freshDatabase } from '@nightjar/db/testing';

import { afterAll, beforeAll, expect, it } from 'vitest';
import { investigateBatch } from '../../apps/analyst/src/investigate-batch.ts';
import {
  breachOf,
  hma,
  home,
  hourMs,
  majestic,
  perfectData,
  smile,
  t0,
} from '../../packages/core/src/incident/breaches.fixture.ts';
import { makeScoredAct } from '../../packages/core/src/testing/index.ts';
import { createRandom, type Random } from '../../packages/scenarios/src/random.ts';
import { handleBatch } from '../../packages/service/src/handle-batch.ts';

const stories = 20;
const groups = ['CRED', 'ACCESS', 'PERSIST', 'HIDE', 'COLLECT', 'IMPACT'] as const;

/** Some accounts, some intruders that they share or do not, over some days; each breach in its last and an earlier form. */
function makeStory(n: number) {
  const random = createRandom(`story ${n}`);
  const tenantId = stableId('tenant', `story ${n}`);
  const subjects = Array.from({ length: random.int(1, 4) }, (_, s) => `user:${s}@story.example`);
  const breaches = Array.from({ length: random.int(6, 14) }, (_, b): Breach => {
    const group = random.pick(groups);
    const id = stableId('breach', String(n), String(b));
    const breach = breachOf({
      id,
      group,
      at: t0 + random.int(0, 12 * 24) * hourMs,
      tenantId,
      from: random.pick([hma, smile, majestic, home]),
      foreign: random.chance(0.85),
      subject: random.pick(subjects),
      score: random.int(45, 90),
      modelUuid: stableId('model', group),
      eventIds: [stableId('event', id, '1'), stableId('event', id, '2')],
      facts: random.chance(0.2) ? perfectData : {},
      windowIndex: b,
    });
    return { ...breach, key: breach.subject, subjectName: breach.subject.slice(5) };
  });
  const acts = breaches.map(({ id, subject, time }) =>
    makeScoredAct(stableId('act', id), {
      subject,
      time: time + hourMs,
      ip: majestic.ip,
      operation: 'Send',
    }),
  );
  return { random, tenantId, breaches, acts };
}
type Story = ReturnType<typeof makeStory>;

/** As it was before all of its evidence had come, or before it had any. */
const earlier = (breach: Breach, random: Random): Breach =>
  random.chance(0.3)
    ? { ...breach, status: 'withdrawn' }
    : { ...breach, score: breach.score - 10, evidence: breach.evidence.slice(0, 1) };

/** Shuffled, in batches, some of them twice and some first in another form: the last form of each comes last. */
function disorder({ breaches, random }: Story): Breach[][] {
  const arrivals = breaches.flatMap((breach) => {
    const at = random.next();
    const last = { at, breach };
    const before = { at: at * random.next(), breach: earlier(breach, random) };
    const again = { at: at + (1 - at) * random.next(), breach };
    return [...(random.chance(0.5) ? [before] : []), last, ...(random.chance(0.4) ? [again] : [])];
  });
  const sorted = arrivals.toSorted((a, b) => a.at - b.at).map(({ breach }) => breach);
  const batches: Breach[][] = [];
  while (sorted.length > 0) batches.push(sorted.splice(0, random.int(1, 5)));
  return batches;
}

const lastOf = (breaches: readonly Breach[]): Breach[] => [
  ...new Map(breaches.map((one) => [one.id, one])).values(),
];

async function openWorld() {
  const fresh = await freshDatabase();
  const [evaluator, analyst] = [fresh.open('evaluator'), fresh.open('analyst')];
  return { evaluator, analyst, drop: () => fresh.drop() };
}
type World = Awaited<ReturnType<typeof openWorld>>;

/** Delivers batches to the analyst's stage. With a seed it dies now and then before it commits, and all comes twice. */
async function deliver(
  world: World,
  { tenantId, acts }: Story,
  of: { batches: Breach[][]; random?: Random },
) {
  const { evaluator, analyst: db } = world;
  await inTenant(evaluator, tenantId, (tx) => saveMatches(tx, acts));
  let deaths = 0;
  for (const [n, breaches] of of.batches.entries()) {
    const arrived = lastOf(breaches);
    await inTenant(evaluator, tenantId, (tx) => saveBreaches(tx, arrived, { knownAt: t0 + n }));
    const batchId = stableId('batch', tenantId, String(n));
    const handle = async (dies: boolean) => {
      const work = async (tx: TenantTx) => {
        const done = await investigateBatch(tx, { batchId }, t0 + n);
        if (dies) throw new Error('killed');
        return done;
      };
      const message = { batchId, breachIds: [] };
      await handleBatch(
        { db, stage: 'analyst', work, now: () => t0 },
        { tenantId, batchId, message },
      );
    };
    if (of.random?.chance(0.4)) {
      const fault = await handle(true).catch((err: Error) => err.message);
      if (fault === 'killed') deaths += 1;
    }
    await handle(false);
    if (of.random?.chance(0.5)) await handle(false);
  }
  return deaths;
}

const textOf = (incidents: readonly Incident[]): string[] =>
  incidents.map((incident) => JSON.stringify(incident)).toSorted();

async function read(world: World, tenantId: string): Promise<string[]> {
  const all = await inTenant(world.analyst, tenantId, (tx) => listIncidents(tx, {}));
  return textOf(all.map(({ knownAt: _, changedAt: __, revision: ___, ...incident }) => incident));
}

/** A twin that looks at what a batch brings and at nothing else. */
function forgetful({ tenantId }: Story, batches: readonly Breach[][]): string[] {
  const found = batches.flatMap((breaches) => {
    return investigate({ tenantId, breaches: lastOf(breaches), decisions: noDecisions }).incidents;
  });
  return textOf([...new Map(found.map((one) => [one.id, one])).values()]);
}

/** Which breaches stand together, whatever is told of them. */
const heldBy = (texts: readonly string[]): string =>
  texts
    .map((text) => (JSON.parse(text) as Incident).breachIds.toSorted().join())
    .toSorted()
    .join(';');

let quiet: World;
let troubled: World;
beforeAll(async () => {
  quiet = await openWorld();
  troubled = await openWorld();
});
afterAll(async () => {
  await quiet?.drop();
  await troubled?.drop();
});

it('of twenty stories the same incidents stand, word for word, in whatever order and however often their breaches came and the analyst died', async () => {
  const seen = { incidents: 0, deaths: 0, batches: 0, twinDiffers: 0 };
  for (let n = 0; n < stories; n += 1) {
    const story = makeStory(n);
    const batches = disorder(story);
    await deliver(quiet, story, { batches: [story.breaches] });
    seen.deaths += await deliver(troubled, story, { batches, random: story.random });
    const [expected, found] = [
      await read(quiet, story.tenantId),
      await read(troubled, story.tenantId),
    ];
    expect(found).toEqual(expected);
    seen.incidents += expected.length;
    seen.batches += batches.length;
    // The control: the comparison sees a twin that has no memory.
    if (heldBy(forgetful(story, batches)) !== heldBy(expected)) seen.twinDiffers += 1;
  }
  expect(seen.incidents).toBeGreaterThan(stories);
  expect(seen.deaths).toBeGreaterThan(stories);
  expect(seen.batches).toBeGreaterThan(3 * stories);
  expect(seen.twinDiffers).toBeGreaterThan(stories / 2);
}, 120_000);
